const data = JSON.parse(document.getElementById("data").textContent);
const byId = id => document.getElementById(id);
const severities = ["error", "warning", "info"];

// What a chart is shown and chosen by: its name, and where several have it, their folders too.
for (const chart of data.charts) {
  const isOnly = data.charts.every(other => other === chart || other.name !== chart.name);
  chart.key = isOnly ? chart.name : `${chart.name} (${chart.directory})`;
}

// Texts out of charts become text nodes and attributes, never markup.
function make(tag, options, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options ?? {})) {
    if (name === "text") {
      element.textContent = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// Findings by severity, in words: "2 errors, 1 warning"; empty when there are none.
function inWords(findings) {
  const counted = severities.map(severity => [severity, findings.filter(finding => finding.severity === severity).length]);
  return counted.filter(([, count]) => count > 0).map(([severity, count]) => severity === "info" ? `${count} info` : plural(count, severity)).join(", ");
}

function worst(findings) {
  return severities.find(severity => findings.some(finding => finding.severity === severity)) ?? "ok";
}

function counting(chart) {
  return chart.findings.filter(finding => !finding.suppressed);
}

// A null stands for what does not depend on values.
function findingsIn(chart, set) {
  return counting(chart).filter(finding => set === null ? finding.sets.length === 0 : finding.sets.includes(set));
}

function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, text]) => make("option", { value, text, selected: String(value) === String(chosen) })));
}

function environmentsOf(charts) {
  const longest = [...charts].sort((one, other) => other.sets.length - one.sets.length);
  return [...new Set(longest.flatMap(chart => chart.sets.filter(set => !set.scenario).map(set => set.name)))];
}
