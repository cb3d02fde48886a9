import { cost, element, number, parses, pretty, size, splitAtSchemas } from './text.js';

const endings = { complete: 'complete', closed: 'closed by the client', fault: 'broken on purpose' };
let request = { key: null, nodes: [] };

// Shows a call; what has been opened stays open, and the pictures are not loaded again.
export function callDetails(place, call) {
  if (!call) {
    place.replaceChildren(top('No longer kept'), element('p', {}, 'This call was cleared, or newer ones have taken its place.'));
    return;
  }

  const open = new Set([...place.querySelectorAll('details[open]')].map(item => item.dataset.key));
  const closed = new Set([...place.querySelectorAll('details:not([open])')].map(item => item.dataset.key));
  const key = JSON.stringify([call.id, call.at, call.settled, call.kept]);
  if (request.key !== key)
    request = { key, nodes: messages(call) };

  place.replaceChildren(
    top(`${call.method} ${call.path}`),
    ...(call.error ? [element('div', { class: 'error', role: 'alert' }, call.error)] : []),
    facts(call),
    ...request.nodes,
    ...reply(call),
    ...rest(call));

  for (const item of place.querySelectorAll('details')) {
    if (open.has(item.dataset.key) || closed.has(item.dataset.key))
      item.open = open.has(item.dataset.key);
  }
}

function top(title) {
  return element('div', { class: 'top' }, element('a', { id: 'back', href: '#' }, 'Back'), element('h2', {}, title), element('a', { href: '#', 'aria-label': 'Close' }, '✕'));
}

function facts(call) {
  const usage = call.usage;
  const list = [
    ['Status', call.settled ? (call.status === 0 ? 'none was sent' : call.status) : 'receiving'],
    ['Answer', (call.ended ? endings[call.ended] : 'under way') + `, ${size(call.sent)}` + (call.ms === undefined ? '' : `, ${number(call.ms)} ms`)],
    ['Fault', call.fault],
    ['Finish reason', call.finish],
    ['Tokens in', usage && `${number(usage.prompt)}: text ${number(usage.text)}, pictures ${number(usage.image)}; ${number(usage.cached)} of them cached`],
    ['Tokens out', usage && `${number(usage.completion)}, ${number(usage.reasoning)} of them reasoning`],
    ['Cost', usage && `${cost(call.cost)} at $8 in and $15 out per million`],
    ['Request', `${call.requestId}, ${size(call.length)}, ${new Date(call.at).toLocaleString('en-GB')}`],
  ];
  return element('dl', { class: 'facts' }, ...list.filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))]));
}

function messages(call) {
  if (call.text)
    return [heading('Body, which is not JSON'), box(call.text)];
  if (!Array.isArray(call.body?.messages))
    return [];

  const pictures = pictureNumbers(call.body);
  const { messages: list, ...parameters } = call.body;
  return [
    heading('Messages'),
    ...list.map((message, i) => element('section', { class: 'message' },
      element('div', { class: 'role' }, String(message?.role ?? 'without a role')),
      ...parts(message?.content ?? message?.refusal).flatMap((part, j) => content(call, part, pictures, `${i}.${j}`)))),
    fold('parameters', 'Parameters', box(JSON.stringify(parameters, null, 2))),
  ];
}

function parts(content) {
  return Array.isArray(content) ? content : [content];
}

function content(call, part, pictures, key) {
  if (typeof part === 'string')
    return text(part, key);
  if (typeof part?.text === 'string')
    return text(part.text, key);
  if (part?.image_url)
    return [picture(call, part.image_url, pictures.get(part))];
  return [box(JSON.stringify(part ?? null, null, 2))];
}

function text(value, key) {
  return splitAtSchemas(value).map((part, i) => part.schema
    ? fold(`${key}.${i}`, `JSON Schema, ${number(part.schema.length)} characters`, box(pretty(part.schema)))
    : element('pre', {}, part.text));
}

function picture(call, image, index) {
  const address = String(image.url ?? image);
  const detail = image.detail ? `, detail ${image.detail}` : '';
  const kept = index === undefined ? null : call.kept[index];
  if (!kept) {
    const why = index === undefined ? address : `${address.slice(0, 60)} (not kept)`;
    return element('figure', {}, element('figcaption', {}, why + detail));
  }

  const source = `/_emulator/calls/${call.id}/pictures/${index}`;
  const shown = element('img', { src: source, alt: `Picture ${index + 1} of the request` });
  const caption = element('figcaption', {}, `${kept.type}, ${size(kept.bytes)}${detail}`);
  shown.addEventListener('load', () => caption.prepend(`${shown.naturalWidth} × ${shown.naturalHeight}, `));
  shown.addEventListener('error', () => caption.prepend('cannot be shown: '));
  return element('figure', {}, element('a', { href: source, target: '_blank', rel: 'noreferrer' }, shown), caption);
}

// Pictures are numbered by the places of all data URLs in the body.
function pictureNumbers(body) {
  const numbers = new Map();
  let count = 0;
  const walk = (value, part) => {
    if (typeof value === 'string' && value.startsWith('data:')) {
      if (part)
        numbers.set(part, count);
      count++;
    } else if (value && typeof value === 'object') {
      for (const item of Object.values(value))
        walk(item, value.image_url ? value : part);
    }
  };
  walk(body, null);
  return numbers;
}

function reply(call) {
  const choices = call.choices.map((choice, i) => choiceNodes(choice, i, call.choices.length));
  const refusal = call.refusal && !call.stream ? [heading('Refusal'), box(call.refusal)] : [];
  return [...choices.flat(), ...refusal];
}

function choiceNodes(choice, i, count) {
  if (choice === null)
    return [];
  const title = count > 1 ? `Reply ${i + 1}` : 'Reply';
  return parses(choice)
    ? [heading(title), box(pretty(choice), 'reply'), fold(`raw${i}`, 'As it came', box(choice))]
    : [heading(title + ', which is not JSON'), box(choice, 'reply')];
}

function rest(call) {
  const sent = call.sentText
    ? [fold('sent', `Body of the answer${call.sentCut ? ', its beginning' : ''}`, box(call.sentText), call.choices.length === 0)]
    : [];
  return [
    heading('On the wire'),
    ...sent,
    fold('headers', 'Headers of the request, without keys', headers(call.headers)),
    ...(call.answerHeaders.length > 0 ? [fold('answerHeaders', 'Headers of the answer', headers(call.answerHeaders))] : []),
  ];
}

function headers(list) {
  return element('table', { class: 'headers' }, element('tbody', {}, ...list.map(([name, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value)))));
}

function heading(title) {
  return element('h3', {}, title);
}

function box(value, name = '') {
  return element('pre', { class: 'box ' + name, tabindex: '0' }, value);
}

function fold(key, title, content, open = false) {
  return element('details', { 'data-key': key, ...(open && { open: '' }) }, element('summary', {}, title), content);
}
