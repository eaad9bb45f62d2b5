function showHeader() {
  const all = data.charts.flatMap(counting);
  const suppressed = data.charts.reduce((sum, chart) => sum + chart.findings.length - counting(chart).length, 0);
  byId("verdict").textContent = data.failed ? "failed" : "passed";
  byId("verdict").classList.add(data.failed ? "error" : "ok");
  byId("summary").textContent = [
    ...data.extent.split(", "), inWords(all) || "no findings", ...suppressed > 0 ? [`${suppressed} suppressed`] : [],
  ].join(" · ");
  byId("tools").textContent = `Made by Slipway${data.tools.map(tool => ` with ${tool.name} ${tool.version}`).join(",")}. Secrets are masked.`;
}

function cellOf(chart, set, label) {
  const findings = findingsIn(chart, set);
  const isMissing = set !== null && !chart.sets[set].rendered && findings.length === 0;
  const text = isMissing ? "not rendered" : inWords(findings) || "ok";
  return make("button", {
    type: "button", class: `pill ${isMissing ? "" : worst(findings)}`, text, "aria-label": `${chart.key}, ${label}: ${text}`,
    onclick: () => { filterFindings(chart.key, set === null ? "" : chart.sets[set].name); chooseManifests(chart.key, set); byId("findings").scrollIntoView(); },
  });
}

function showMatrix() {
  const environments = environmentsOf(data.charts);
  const hasScenarios = data.charts.some(chart => chart.sets.some(set => set.scenario));
  const columns = ["Chart", "whole chart", ...environments, ...hasScenarios ? ["scenarios"] : []];
  const rows = data.charts.map(chart => make("tr", null,
    make("th", { scope: "row" }, chart.key, make("small", { text: [chart.version, ...chart.sets.length === 0 ? [chart.extent] : []].filter(text => text).join(" · ") })),
    make("td", { "data-set": "whole chart" }, cellOf(chart, null, "whole chart")),
    ...environments.map(name => {
      const set = chart.sets.findIndex(one => one.name === name);
      return set < 0 ? make("td", { class: "none" }, "–") : make("td", { "data-set": name }, cellOf(chart, set, name));
    }),
    hasScenarios ? scenariosOf(chart) : null));
  byId("matrix").replaceChildren(
    make("thead", null, make("tr", null, ...columns.map(text => make("th", { scope: "col", text })))),
    make("tbody", null, ...rows));
}

function scenariosOf(chart) {
  const scenarios = chart.sets.map((set, index) => [set, index]).filter(([set]) => set.scenario);
  return scenarios.length === 0
    ? make("td", { class: "none" }, "–")
    : make("td", null, make("ul", null, ...scenarios.map(([set, index]) => make("li", null, make("span", { text: `${set.name} ` }), cellOf(chart, index, set.name)))));
}

function showSizes() {
  const charts = data.charts.filter(chart => chart.sets.some(set => set.bytes > 0));
  const environments = environmentsOf(charts);
  const largest = Math.max(1, ...charts.flatMap(chart => chart.sets.map(set => set.bytes)));
  byId("size-table").replaceChildren(
    make("thead", null, make("tr", null, ...["Chart", ...environments].map(text => make("th", { scope: "col", text })))),
    make("tbody", null, ...charts.map(chart => make("tr", null,
      make("th", { scope: "row", text: chart.key }),
      ...environments.map(name => sizeOf(chart.sets.find(set => set.name === name), name, largest))))));
}

function sizeOf(set, name, largest) {
  if (!set || set.bytes === 0) {
    return make("td", { class: "none" }, "–");
  }
  const bar = make("span", { class: "bar" });
  bar.style.width = `${Math.max(2, 100 * set.bytes / largest)}%`;
  return make("td", { class: "number", "data-set": name }, `${set.size}, ${plural(set.objects, "object")}`, bar);
}

function showImages() {
  byId("image-list").replaceChildren(...data.charts.filter(chart => chart.images.length > 0).map(chart => make("details", null,
    make("summary", null, make("span", { class: "what" }, make("strong", { text: chart.key })), make("span", { class: "muted", text: plural(chart.images.length, "image") })),
    make("div", { class: "body" }, make("dl", null, ...chart.images.flatMap(image => [
      make("dt", null, make("code", { text: image.image })),
      make("dd", { class: "muted", text: image.sets.length === chart.sets.length ? "all value sets" : image.sets.map(set => chart.sets[set].name).join(", ") }),
    ]))))));
}
