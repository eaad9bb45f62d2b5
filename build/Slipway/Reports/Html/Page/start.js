// What is compared stands in the address, for links and reloads.
function remember(state) {
  history.replaceState(null, "", `#${new URLSearchParams(state)}`);
}

function startManifests() {
  const charts = data.charts.filter(chart => chart.objects.length > 0);
  byId("manifests").hidden = charts.length === 0;
  if (charts.length === 0) {
    return;
  }
  const wanted = new URLSearchParams(location.hash.slice(1));
  const chosen = charts.find(chart => chart.key === wanted.get("chart")) ?? charts.find(chart => ["staging", "prod"].every(name => chart.sets.some(set => set.name.split("@")[0] === name && set.rendered))) ?? charts[0];
  const positionOf = name => chosen.sets.findIndex(set => set.name === name);
  fill(byId("manifest-chart"), charts.map(chart => [chart.key, chart.key]), chosen.key);
  byId("manifest-chart").addEventListener("change", () => chooseManifests(byId("manifest-chart").value));
  for (const id of ["manifest-left", "manifest-right", "manifest-all"]) {
    byId(id).addEventListener("change", showManifests);
  }
  chooseManifests(chosen.key, positionOf(wanted.get("right")), positionOf(wanted.get("left")));
}

showHeader();
showMatrix();
showSizes();
showImages();
byId("sizes").hidden = byId("size-table").tBodies[0].rows.length === 0;
byId("images").hidden = byId("image-list").childElementCount === 0;
startFindings();
const section = location.hash.includes("=") ? "" : location.hash.slice(1);
startManifests();
if (section !== "") {
  byId(section)?.scrollIntoView();
}
