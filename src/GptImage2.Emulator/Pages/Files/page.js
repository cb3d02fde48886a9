import { callDetails } from './details.js';
import { cost, element, number, time } from './text.js';

const byId = id => document.getElementById(id);
const calls = new Map();
const rows = new Map();
let found = null;
let shown = null;
let reading = null;

byId('endpoint').textContent = location.origin + '/v1';

const events = new EventSource('/_emulator/events');
events.addEventListener('open', () => state('live', 'live'));
events.addEventListener('error', () => state('lost', 'not connected'));
events.addEventListener('all', event => {
  calls.clear();
  rows.clear();
  byId('calls').replaceChildren();
  take(JSON.parse(event.data));
});
events.addEventListener('changes', event => take(JSON.parse(event.data)));

byId('text').addEventListener('input', later(search, 200));
byId('status').addEventListener('change', filter);
byId('clear').addEventListener('click', () => fetch('/_emulator/calls', { method: 'DELETE' }));
byId('calls').addEventListener('click', event => {
  const row = event.target.closest('tr');
  if (row && !event.target.closest('a'))
    location.hash = row.dataset.id;
});
addEventListener('hashchange', choose);
addEventListener('keydown', move);

const searchAgain = later(search, 300);
const readAgain = later(() => shown === null || read(shown), 200);

function take({ first, totals, calls: changed }) {
  for (const id of [...calls.keys()].filter(id => id < first)) {
    calls.delete(id);
    rows.get(id).remove();
    rows.delete(id);
  }

  for (const call of changed) {
    calls.set(call.id, call);
    showRow(call);
  }

  showTotals(totals);
  filter();
  if (byId('text').value)
    searchAgain();
  if (chosen() !== shown)
    choose();
  else if (shown !== null && (shown < first || changed.some(call => call.id === shown)))
    readAgain();
}

function showRow(call) {
  const row = element('tr', { 'data-id': call.id });
  row.append(
    element('td', { class: 'time' }, time(call.at)),
    element('td', { class: 'status ' + kind(call) }, statusText(call)),
    element('td', { class: 'what' }, element('a', { href: '#' + call.id }, `${call.method} ${call.path}`), ...notes(call)),
    cell('in', call.usage && number(call.usage.prompt)),
    cell('out', call.usage && number(call.usage.completion)),
    cell('cached', call.usage && number(call.usage.cached)),
    cell('', call.usage && cost(call.cost)),
    cell('', call.ms !== undefined && number(call.ms) + ' ms'));
  row.classList.toggle('chosen', call.id === shown);

  const before = rows.get(call.id);
  const focused = before?.contains(document.activeElement);
  rows.set(call.id, row);
  if (before) {
    before.replaceWith(row);
    if (focused)
      row.querySelector('a').focus();
    return;
  }

  const next = [...byId('calls').children].find(other => Number(other.dataset.id) < call.id);
  byId('calls').insertBefore(row, next ?? null);
}

function cell(label, text) {
  return element('td', { class: 'number', 'data-label': label }, text || '');
}

function notes(call) {
  const plain = [call.model, call.stream && 'streamed', call.pictures > 0 && `${call.pictures} picture${call.pictures > 1 ? 's' : ''}`, call.finish];
  const list = [element('div', { class: 'note' }, plain.filter(Boolean).join(' · '))];
  const bad = [call.error, call.fault && 'broken on purpose: ' + call.fault, call.ended === 'closed' && 'closed by the client'].filter(Boolean);
  if (bad.length > 0)
    list.push(element('div', { class: 'note bad' }, bad.join(' · ')));
  return list;
}

function kind(call) {
  if (call.status >= 400 || call.fault || call.ended === 'closed')
    return 'bad';
  return call.ended === null ? 'wait' : 'good';
}

function statusText(call) {
  if (!call.settled && call.ended === null)
    return '…';
  return call.status === 0 ? 'none' : String(call.status);
}

function showTotals(totals) {
  const list = [
    ['calls', number(totals.calls)],
    ['tokens in', number(totals.prompt) + (totals.cached ? ` (${number(totals.cached)} cached)` : '')],
    ['tokens out', number(totals.completion)],
    ['cost', cost(totals.cost)],
    ['errors', number(totals.errors)],
  ];
  byId('totals').replaceChildren(...list.map(([name, value]) =>
    element('div', {}, element('dt', {}, name), element('dd', { class: name === 'errors' && totals.errors ? 'bad' : '' }, value))));
}

async function search() {
  const text = byId('text').value;
  const answer = text ? await fetch('/_emulator/calls?text=' + encodeURIComponent(text)) : null;
  const ids = answer && new Set(await answer.json());
  if (text === byId('text').value) {
    found = ids;
    filter();
  }
}

function filter() {
  const status = byId('status').value;
  const wanted = { ok: 'good', error: 'bad', open: 'wait' }[status];
  let visible = 0;
  for (const [id, row] of rows) {
    row.hidden = (found && !found.has(id)) || (wanted && kind(calls.get(id)) !== wanted);
    visible += row.hidden ? 0 : 1;
  }

  byId('calls').closest('table').hidden = visible === 0;
  byId('empty').hidden = visible > 0;
  byId('empty').firstChild.textContent = rows.size > 0 ? 'No call matches the filter.' : 'No calls yet. Point a client at ';
  byId('endpoint').hidden = rows.size > 0;
}

function chosen() {
  return /^#\d+$/.test(location.hash) ? Number(location.hash.slice(1)) : null;
}

function choose() {
  const id = chosen();
  rows.get(shown)?.classList.remove('chosen');
  rows.get(id)?.classList.add('chosen');
  const opens = id !== null && id !== shown;
  shown = id;
  document.querySelector('main').classList.toggle('open', id !== null);
  byId('details').hidden = id === null;
  if (opens) {
    byId('details').replaceChildren();
    byId('details').scrollTop = 0;
    read(id);
  }
}

async function read(id) {
  reading?.abort();
  reading = new AbortController();
  try {
    const answer = await fetch('/_emulator/calls/' + id, { signal: reading.signal });
    if (id === shown)
      callDetails(byId('details'), answer.ok ? await answer.json() : null);
  } catch (error) {
    if (error.name !== 'AbortError')
      state('lost', 'not connected');
  }
}

// Arrow keys go from call to call, Escape closes the one that is shown.
function move(event) {
  if (event.key === 'Escape' && shown !== null) {
    const row = rows.get(shown);
    location.hash = '';
    row?.querySelector('a').focus();
    return;
  }

  const row = event.target.closest?.('#calls tr');
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  if (!row || !step)
    return;

  let next = row[step];
  while (next?.hidden)
    next = next[step];
  next?.querySelector('a').focus();
  event.preventDefault();
}

function state(name, text) {
  byId('state').className = name;
  byId('state').textContent = text;
}

function later(action, milliseconds) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action();
    }, milliseconds);
  };
}
