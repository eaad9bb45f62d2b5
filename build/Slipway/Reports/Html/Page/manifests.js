const contextLines = 3;

function chartWithManifests() {
  return data.charts.find(chart => chart.key === byId("manifest-chart").value);
}

function chooseManifests(key, right, left) {
  const chart = data.charts.find(one => one.key === key && one.objects.length > 0);
  if (!chart) {
    return;
  }
  byId("manifest-chart").value = key;
  const sets = chart.sets.map((set, index) => [index, set.name]).filter(([index]) => chart.sets[index].rendered);
  const isSet = index => sets.some(([position]) => position === index);
  const named = wanted => sets.find(([, set]) => set.split("@")[0] === wanted)?.[0];
  const last = isSet(right) ? right : named("prod") ?? sets.at(-1)[0];
  const first = isSet(left) ? left : [named("staging"), named("default"), ...sets.map(([index]) => index)].find(index => index !== undefined && index !== last) ?? last;
  fill(byId("manifest-left"), sets, first);
  fill(byId("manifest-right"), sets, last);
  showManifests();
}

// Where the lines of an object differ between two of its texts; what is kept is the way from the lower to the higher.
function hunksOf(object, left, right) {
  if (left === right) {
    return [];
  }
  const flat = object.diffs[left < right ? `${left}-${right}` : `${right}-${left}`];
  const hunks = [];
  for (let index = 0; index < flat.length; index += 4) {
    const [a, b, c, d] = flat.slice(index, index + 4);
    hunks.push(left < right ? [a, b, c, d] : [c, d, a, b]);
  }
  return hunks;
}

function showManifests() {
  const chart = chartWithManifests();
  const left = Number(byId("manifest-left").value);
  const right = Number(byId("manifest-right").value);
  const compared = chart.objects.map(object => ({ object, left: object.sets[left], right: object.sets[right] })).filter(one => one.left >= 0 || one.right >= 0)
    .map(one => ({ ...one, state: one.left < 0 ? "right" : one.right < 0 ? "left" : one.left === one.right ? "equal" : "changed" }));
  const count = state => compared.filter(one => one.state === state).length;
  byId("manifest-count").textContent = [
    `${plural(count("changed"), "object")} ${count("changed") === 1 ? "differs" : "differ"}`,
    `${count("left")} only in ${chart.sets[left].name}`, `${count("right")} only in ${chart.sets[right].name}`, `${count("equal")} equal`,
  ].join(" · ");
  const shown = compared.filter(one => one.state !== "equal" || byId("manifest-all").checked);
  const opened = shown.find(one => one.state === "changed");
  byId("manifest-list").replaceChildren(...shown.map(one => objectOf(chart, one, [chart.sets[left].name, chart.sets[right].name], one === opened)));
  remember({ chart: chart.key, left: chart.sets[left].name, right: chart.sets[right].name });
}

function objectOf(chart, one, names, isOpen) {
  const [text, style] = { equal: ["equal", ""], changed: ["differs", "warning"], left: [`only in ${names[0]}`, "error"], right: [`only in ${names[1]}`, "ok"] }[one.state];
  const element = make("details", { class: "object" },
    make("summary", null, make("code", { class: "what", text: one.object.key.replace(/^([^./]*)\.[^/]*\//, "$1/") }), make("span", { class: `pill ${style}`, text })));
  element.addEventListener("toggle", () => {
    if (element.open && element.childElementCount === 1) {
      element.append(bodyOf(one, names));
    }
  });
  element.open = isOpen;
  return element;
}

function bodyOf(one, names) {
  const lines = version => version < 0 ? [] : data.texts[one.object.texts[version]].split("\n");
  const [left, right] = [lines(one.left), lines(one.right)];
  if (one.left < 0 || one.right < 0) {
    return make("div", { class: "diff" }, make("pre", { class: `whole ${one.state}`, text: [...left, ...right].join("\n") }));
  }
  const body = make("div", { class: "diff" }, make("div", { class: "block names" }, make("span", { text: `− ${names[0]}` }), make("span", { text: `+ ${names[1]}` })));
  let [atLeft, atRight] = [0, 0];
  for (const [fromLeft, toLeft, fromRight, toRight] of hunksOf(one.object, one.left, one.right)) {
    body.append(...equalLines(left.slice(atLeft, fromLeft), atLeft === 0, false), changedLines(left.slice(fromLeft, toLeft), right.slice(fromRight, toRight)));
    [atLeft, atRight] = [toLeft, toRight];
  }
  body.append(...equalLines(left.slice(atLeft), atLeft === 0, true));
  return body;
}

// Lines far from any difference are folded away.
function equalLines(lines, isFirst, isLast) {
  const block = some => make("div", { class: "block equal" }, ...[0, 1].map(side => make("pre", { "aria-hidden": side === 1 ? "true" : null, text: some.map(line => `  ${line}`).join("\n") })));
  const before = isFirst ? 0 : contextLines;
  const after = isLast ? 0 : contextLines;
  if (lines.length === 0) {
    return [];
  }
  if ((isFirst && isLast) || lines.length <= before + after + 1) {
    return [block(lines)];
  }
  const hidden = lines.slice(before, lines.length - after);
  const fold = make("button", { type: "button", class: "fold", text: `⋯ ${plural(hidden.length, "equal line")}`, onclick: () => fold.replaceWith(block(hidden)) });
  return [...before > 0 ? [block(lines.slice(0, before))] : [], fold, ...after > 0 ? [block(lines.slice(-after))] : []];
}

function changedLines(left, right) {
  const isPaired = left.length === right.length;
  const side = (lines, others, sign, name) => make("pre", { class: name }, ...lines.flatMap((line, index) => [index > 0 ? "\n" : "", `${sign} `, ...isPaired ? marked(line, others[index]) : [line]]));
  return make("div", { class: "block change" }, side(left, right, "−", "left"), side(right, left, "+", "right"));
}

// The middle in which two lines differ.
function marked(line, other) {
  const most = Math.min(line.length, other.length);
  let head = 0;
  while (head < most && line[head] === other[head]) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && line.at(-1 - tail) === other.at(-1 - tail)) {
    tail++;
  }
  return [line.slice(0, head), make("mark", { text: line.slice(head, line.length - tail) }), line.slice(line.length - tail)];
}
