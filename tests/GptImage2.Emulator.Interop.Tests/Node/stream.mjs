import OpenAI from 'openai';

const client = new OpenAI();
const request = {
  model: 'gpt-5-4-image-2',
  messages: [{ role: 'user', content: 'Name a tea as JSON.' }],
  response_format: { type: 'json_object' },
  stream: true,
};

async function read(stream) {
  const seen = { text: '', roles: [], finishReasons: [], usage: null };
  for await (const { choices: [choice], usage } of stream) {
    seen.text += choice?.delta.content ?? '';
    if (choice?.delta.role) seen.roles.push(choice.delta.role);
    if (choice?.finish_reason) seen.finishReasons.push(choice.finish_reason);
    if (usage) seen.usage = [usage.prompt_tokens, usage.completion_tokens, usage.total_tokens];
  }
  return seen;
}

const plain = await read(await client.chat.completions.create(request));
const counted = await read(await client.chat.completions.create({ ...request, stream_options: { include_usage: true } }));

// The same through the part of the client that puts a completion together again.
const runner = client.chat.completions.stream({ ...request, stream_options: { include_usage: true } });
const gathered = await runner.finalChatCompletion();

let failed;
try {
  await read(await client.chat.completions.create(request));
} catch (error) {
  failed = [error.constructor.name, error.code ?? null, error.error?.message ?? null];
}

console.log(JSON.stringify({ plain, counted, gathered: gathered.choices[0].message.content, failed }));
