import OpenAI from 'openai';
import { readFile } from 'node:fs/promises';

const image = await readFile(process.argv[2]);
const completion = await new OpenAI().chat.completions.create({
  model: 'gpt-5-4-image-2',
  messages: [{
    role: 'user',
    content: [
      { type: 'text', text: 'Read this receipt into JSON.' },
      { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${image.toString('base64')}`, detail: 'high' } },
    ],
  }],
  response_format: { type: 'json_object' },
});
console.log(JSON.stringify({ content: completion.choices[0].message.content, promptTokens: completion.usage.prompt_tokens }));
