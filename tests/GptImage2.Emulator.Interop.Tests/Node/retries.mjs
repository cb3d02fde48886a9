import OpenAI from 'openai';

// One call; how often it is tried is for the emulator to say.
const outcome = await new OpenAI({ maxRetries: 2 }).chat.completions
  .create({ model: 'gpt-5-4-image-2', messages: [{ role: 'user', content: 'Hello.' }] })
  .then((completion) => completion.choices[0].message.content, (error) => `${error.constructor.name} ${error.status}`);
console.log(outcome);
