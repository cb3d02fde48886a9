import OpenAI, { toFile } from 'openai';

const client = new OpenAI();
const line = (id, change) => JSON.stringify({
  custom_id: id,
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'gpt-5-4-image-2', messages: [{ role: 'user', content: `A ${id}, please.` }], ...change },
});

const lines = [line('tea'), line('coffee'), line('cold', { temperature: 0 })].join('\n');
const file = await client.files.create({ file: await toFile(Buffer.from(lines), 'drinks.jsonl'), purpose: 'batch' });
let batch = await client.batches.create({ input_file_id: file.id, endpoint: '/v1/chat/completions', completion_window: '24h' });
const first = batch.status;
for (let tries = 0; batch.status !== 'completed' && tries < 200; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  batch = await client.batches.retrieve(batch.id);
}

const read = async (id) => (await (await client.files.content(id)).text()).trim().split('\n').map((text) => JSON.parse(text));
const answers = (await read(batch.output_file_id)).map((a) => [a.custom_id, a.response.body.choices[0].message.content]);
const refused = (await read(batch.error_file_id)).map((a) => [a.custom_id, a.response.status_code, a.response.body.error.param]);
const listed = [];
for await (const one of client.batches.list({ limit: 1 })) listed.push(one.id === batch.id);
const { deleted } = await client.files.delete(file.id);

console.log(JSON.stringify({ first, last: batch.status, counts: batch.request_counts, answers: answers.sort(), refused, listed, deleted }));
