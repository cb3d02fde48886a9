import OpenAI from 'openai';

const client = new OpenAI();

const completion = await client.chat.completions.create({
  model: 'gpt-5-4-image-2',
  messages: [
    { role: 'developer', content: 'Answer with a JSON object.' },
    { role: 'user', content: 'Name a tea and its price.' },
  ],
  response_format: { type: 'json_object' },
});

const models = [];
for await (const model of client.models.list()) models.push(model.id);
const { id, object } = await client.models.retrieve('gpt-5-4-image-2');
const { data, response, request_id } = await client.models.list().withResponse();

console.log(JSON.stringify({
  document: JSON.parse(completion.choices[0].message.content),
  finishReason: completion.choices[0].finish_reason,
  requestId: completion._request_id,
  usage: [completion.usage.prompt_tokens, completion.usage.completion_tokens, completion.usage.total_tokens],
  models,
  model: { id, object },
  count: data.data.length,
  sameRequestId: response.headers.get('x-request-id') === request_id,
}));
