'use strict';

// How often the list is asked for, in milliseconds; a hidden page rests.
const interval = 2000;
const byId = id => document.getElementById(id);
const filter = { status: '', creator: '', text: '' };
let known = null;
let tasks = [];
let lastUpdate = null;
let timer = 0;
let asking = null;

async function refresh() {
  clearTimeout(timer);
  asking?.abort();
  const request = asking = new AbortController();
  try {
    const query = new URLSearchParams({ limit: '500' });
    if (filter.status) { query.set('status', filter.status); }
    if (filter.creator) { query.set('created_by', filter.creator); }
    const response = await fetch(`api/tasks?${query}`, { signal: request.signal });
    if (!response.ok) {
      const problem = await response.json().catch(() => ({}));
      throw new Error(problem.detail || `status ${response.status}`);
    }
    show(await response.json());
    connected();
  } catch (error) {
    if (request.signal.aborted) { return; }
    disconnected(error);
  }
  if (!document.hidden) { timer = setTimeout(refresh, interval); }
}

function show(list) {
  tasks = list.tasks;
  const counts = list.counts;
  byId('count-all').textContent = format(Object.values(counts).reduce((sum, count) => sum + count, 0));
  for (const [status, count] of Object.entries(counts)) { byId(`count-${status}`).textContent = format(count); }
  showCreators(list.creators);
  render();
}

function showCreators(creators) {
  const select = byId('creator');
  const wanted = ['', ...new Set([...creators, ...(filter.creator ? [filter.creator] : [])])];
  if (wanted.join('\n') === [...select.options].map(option => option.value).join('\n')) { return; }
  select.replaceChildren(...wanted.map(name => new Option(name || 'Any creator', name)));
  select.value = filter.creator;
}

function render() {
  const text = filter.text.toLowerCase();
  const shown = tasks.filter(task => !text || `${task.task_name} ${task.release_revision ?? ''}`.toLowerCase().includes(text));
  const rows = new Map([...byId('tasks').children].map(row => [row.dataset.id, row]));
  const isFirst = known === null;
  known ??= new Set();
  byId('tasks').replaceChildren(...shown.map(task => {
    const id = String(task.id);
    const signature = JSON.stringify(task);
    let row = rows.get(id);
    if (!row || row.dataset.signature !== signature) {
      row = makeRow(task);
      row.dataset.signature = signature;
    }
    if (!isFirst && !known.has(id)) { row.classList.add('new'); }
    known.add(id);
    row.querySelector('.created').textContent = ago(task.created_at);
    return row;
  }));
  byId('empty').hidden = shown.length > 0;
  byId('shown').textContent = shown.length === 0 ? '' : `${format(shown.length)} ${shown.length === 1 ? 'task' : 'tasks'} shown, the newest first`;
}

function makeRow(task) {
  const row = document.createElement('tr');
  row.dataset.id = String(task.id);
  const cell = (name, content) => {
    const td = document.createElement('td');
    td.className = name;
    td.append(content);
    row.append(td);
    return td;
  };
  cell('id', String(task.id));
  cell('name', task.task_name).title = task.task_name;
  cell('state', element('span', `pill ${task.status}`, task.status));
  cell('priority', bars(task.priority));
  cell('by', element('span', 'tag', task.created_by));
  cell('release', element('span', 'tag', task.release_revision ?? ''));
  cell('created time', ago(task.created_at)).title = new Date(task.created_at).toLocaleString();
  cell('took time', took(task));
  return row;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

// Five bars for priority 1, the most urgent; one for priority 5.
function bars(priority) {
  const holder = element('span', 'bars', '');
  holder.title = `Priority ${priority} of 5`;
  holder.setAttribute('role', 'img');
  holder.setAttribute('aria-label', holder.title);
  for (let level = 5; level >= 1; level--) { holder.append(element('i', level >= priority ? 'on' : '', '')); }
  return holder;
}

function ago(time) {
  const seconds = Math.max(0, (Date.now() - new Date(time)) / 1000);
  if (seconds < 10) { return 'just now'; }
  if (seconds < 60) { return `${Math.floor(seconds / 10) * 10} s ago`; }
  if (seconds < 3600) { return `${Math.floor(seconds / 60)} min ago`; }
  if (seconds < 86400) { return `${Math.floor(seconds / 3600)} h ago`; }
  return new Date(time).toLocaleDateString();
}

function took(task) {
  if (!task.started_at || !task.completed_at) { return ''; }
  const seconds = (new Date(task.completed_at) - new Date(task.started_at)) / 1000;
  if (seconds < 0.001) { return '< 1 ms'; }
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
}

function format(number) { return number.toLocaleString('en'); }

function connected() {
  lastUpdate = new Date();
  byId('banner').hidden = true;
  byId('live').className = 'live on';
  byId('live-text').textContent = `Live · ${lastUpdate.toLocaleTimeString()}`;
}

function disconnected(error) {
  byId('live').className = 'live off';
  byId('live-text').textContent = 'Not connected';
  byId('banner').hidden = false;
  byId('banner-text').textContent = lastUpdate
    ? `What you see is from ${lastUpdate.toLocaleTimeString()}. Trying again every ${interval / 1000} s.`
    : `Trying again every ${interval / 1000} s.`;
  byId('banner').title = error.message;
}

byId('cards').addEventListener('click', event => {
  const card = event.target.closest('.card');
  if (!card) { return; }
  filter.status = card.dataset.status;
  for (const other of byId('cards').children) { other.setAttribute('aria-pressed', String(other === card)); }
  refresh();
});
byId('creator').addEventListener('change', event => { filter.creator = event.target.value; refresh(); });
byId('search').addEventListener('input', event => { filter.text = event.target.value.trim(); render(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) { refresh(); } });
refresh();
