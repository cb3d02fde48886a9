import Ajv from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });

/** A fetch that lets ajv judge each reply by the JSON Schema in its request: in `response_format`, or in a message. */
export function judging(verdicts) {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (response.ok && String(url).endsWith('/chat/completions')) {
      const schema = schemaOf(JSON.parse(init.body));
      const { choices } = await response.clone().json();
      verdicts.push(schema === undefined ? 'no schema' : judge(schema, choices[0].message.content));
    }
    return response;
  };
}

function judge(schema, content) {
  return ajv.validate(schema, JSON.parse(content)) ? 'valid' : ajv.errorsText();
}

function schemaOf(request) {
  if (request.response_format?.json_schema) return request.response_format.json_schema.schema;
  for (const { content } of request.messages) {
    for (let start = content.indexOf('{'); start >= 0; start = content.indexOf('{', start + 1)) {
      const text = content.slice(start, content.lastIndexOf('}') + 1);
      try {
        return JSON.parse(text);
      } catch {
        // A brace of something else: look for the next.
      }
    }
  }
  return undefined;
}
