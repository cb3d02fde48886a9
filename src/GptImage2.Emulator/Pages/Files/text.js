const numbers = new Intl.NumberFormat('en-US');

export function number(value) {
  return numbers.format(value);
}

export function cost(dollars) {
  if (dollars >= 1 || dollars === 0)
    return '$' + dollars.toFixed(2);
  return '$' + (dollars >= 0.001 ? dollars.toFixed(4) : dollars.toFixed(6));
}

export function time(iso) {
  return new Date(iso).toLocaleTimeString('en-GB');
}

export function size(bytes) {
  if (bytes < 1024)
    return bytes + ' bytes';
  return bytes < 1024 * 1024 ? (bytes / 1024).toFixed(1) + ' KB' : (bytes / 1024 / 1024).toFixed(1) + ' MB';
}

// Text gets into the page as text nodes only.
export function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, value);
  made.append(...content.filter(item => item !== null && item !== undefined && item !== false));
  return made;
}

export function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

// Indents JSON by its text, so that numbers, escapes and repeated names stay as they came.
export function pretty(json) {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let text = '';
  let depth = 0;
  const line = () => '\n' + '  '.repeat(depth);
  tokens.forEach((token, i) => {
    const closes = token === '}' || token === ']';
    const empty = closes && (tokens[i - 1] === '{' || tokens[i - 1] === '[');
    if (closes)
      depth--;
    text += closes && !empty ? line() + token : token;
    if (token === '{' || token === '[') {
      depth++;
      if (tokens[i + 1] !== '}' && tokens[i + 1] !== ']')
        text += line();
    } else if (token === ',') {
      text += line();
    } else if (token === ':') {
      text += ' ';
    }
  });
  return text;
}

// Splits a text at the JSON Schemas in it: [{ text } or { schema }].
export function splitAtSchemas(text) {
  const parts = [];
  let from = 0;
  let tries = 0;
  for (let at = text.indexOf('{'); at >= 0 && tries < 100; at = text.indexOf('{', at), tries++) {
    const end = objectEnd(text, at);
    const json = end > 0 ? text.slice(at, end) : null;
    if (json && looksLikeSchema(json)) {
      parts.push({ text: text.slice(from, at) }, { schema: json });
      at = from = end;
    } else {
      at++;
    }
  }

  parts.push({ text: text.slice(from) });
  return parts.filter(part => part.schema || part.text.trim());
}

function objectEnd(text, start) {
  const token = /"(?:[^"\\]|\\.)*"|[{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    depth += { '{': 1, '}': -1 }[match[0]] ?? 0;
    if (depth === 0)
      return token.lastIndex;
  }

  return -1;
}

function looksLikeSchema(json) {
  if (!parses(json))
    return false;
  const value = JSON.parse(json);
  return ['properties', '$defs', '$ref', 'anyOf', 'oneOf', 'allOf'].some(name => typeof value[name] === 'object' || name === '$ref' && name in value)
    || /^(object|array|string|number|integer|boolean|null)$/.test(value.type);
}
