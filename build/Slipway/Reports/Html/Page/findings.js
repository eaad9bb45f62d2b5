function filterFindings(chart, set) {
  byId("finding-chart").value = chart;
  fillFindingSets(set);
  showFindings();
}

function fillFindingSets(chosen) {
  const chart = byId("finding-chart").value;
  const charts = data.charts.filter(one => chart === "" || one.key === chart);
  const names = [...new Set([...environmentsOf(charts), ...charts.flatMap(one => one.sets.map(set => set.name))])];
  fill(byId("finding-set"), [["", "all"], ...names.map(name => [name, name])], names.includes(chosen) ? chosen : "");
}

function showFindings() {
  const chosen = { chart: byId("finding-chart").value, set: byId("finding-set").value, text: byId("finding-text").value.trim().toLowerCase(), suppressed: byId("finding-suppressed").checked };
  const shown = data.charts.filter(chart => chosen.chart === "" || chart.key === chosen.chart)
    .flatMap(chart => chart.findings.filter(finding => isWanted(chart, finding, chosen)).map(finding => [chart, finding]))
    .sort(([, one], [, other]) => Number(Boolean(one.suppressed)) - Number(Boolean(other.suppressed)) || severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const counted = shown.map(([, finding]) => finding).filter(finding => !finding.suppressed);
  byId("finding-count").textContent = [inWords(counted) || "no findings", ...shown.length > counted.length ? [`${shown.length - counted.length} suppressed`] : []].join(", ");
  byId("finding-list").replaceChildren(...shown.map(([chart, finding]) => findingOf(chart, finding)));
}

function isWanted(chart, finding, chosen) {
  const isThere = chosen.set === "" || finding.sets.some(set => chart.sets[set].name === chosen.set);
  const text = [chart.key, finding.rule, finding.message, finding.object, finding.place, finding.field].join(" ").toLowerCase();
  return (chosen.suppressed || !finding.suppressed) && isThere && text.includes(chosen.text);
}

function findingOf(chart, finding) {
  const rule = data.rules[finding.rule];
  const facts = [
    ["Where", finding.place], ["Object", finding.object], ["Field", finding.field], ["Check", finding.check],
    ["Value sets", finding.sets.map(set => chart.sets[set].name).join(", ")], ["What to do", finding.advice], ["Suppressed", finding.suppressed],
  ].filter(([, text]) => text);
  return make("details", { class: "finding" },
    make("summary", null,
      make("span", { class: `pill ${finding.suppressed ? "" : finding.severity}`, text: finding.suppressed ? "suppressed" : finding.severity }),
      make("code", { text: finding.rule }),
      make("span", { class: "what" }, make("strong", { text: chart.key }), finding.object ? ` ${finding.object}: ` : ": ", finding.message),
      make("span", { class: "muted", text: finding.share })),
    make("div", { class: "body" },
      make("dl", null, ...facts.flatMap(([name, text]) => [make("dt", { text: name }), make("dd", null, name === "Where" || name === "Field" ? make("code", { text }) : text)])),
      rule ? make("div", { class: "why" }, make("p", null, make("strong", { text: `${finding.rule}: ${rule.title}` })), make("p", { text: rule.rationale }), make("p", { class: "muted", text: `Source: ${rule.source}` })) : null));
}

function startFindings() {
  fill(byId("finding-chart"), [["", "all"], ...data.charts.map(chart => [chart.key, chart.key])], "");
  fillFindingSets("");
  byId("suppressed-label").hidden = !data.charts.some(chart => chart.findings.some(finding => finding.suppressed));
  byId("finding-chart").addEventListener("change", () => { fillFindingSets(byId("finding-set").value); showFindings(); });
  for (const [id, event] of [["finding-set", "change"], ["finding-text", "input"], ["finding-suppressed", "change"]]) {
    byId(id).addEventListener(event, showFindings);
  }
  byId("filters").addEventListener("submit", event => event.preventDefault());
  showFindings();
}
