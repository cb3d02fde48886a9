import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateObject, generateText, streamText } from 'ai';
import { z } from 'zod';

const openai = createOpenAI({ baseURL: process.env.OPENAI_BASE_URL, apiKey: process.env.OPENAI_API_KEY });
const model = openai.chat('gpt-5-4-image-2');
const Drink = z.object({ name: z.string(), price: z.number().min(1).max(9), sizes: z.array(z.enum(['small', 'large'])).min(1) });
const schema = JSON.stringify(z4schema());

const free = await generateObject({ model, output: 'no-schema', prompt: `Reply with a JSON object of this JSON Schema: ${schema}`, maxRetries: 0 });

const streamed = streamText({ model, prompt: 'Tell me about tea.', maxRetries: 0 });
let text = '';
for await (const piece of streamed.textStream) text += piece;

const told = await generateText({ model, prompt: 'Tell me about tea.', maxRetries: 0 });

let strict;
try {
  await generateObject({ model, schema: Drink, prompt: 'Reply with JSON.', maxRetries: 0 });
  strict = 'no error';
} catch (error) {
  strict = APICallError.isInstance(error) ? [error.statusCode, error.message] : String(error);
}

console.log(JSON.stringify({
  valid: Drink.strict().safeParse(free.object).success,
  finishReason: free.finishReason,
  text,
  usage: [await streamed.usage].map((u) => [u.inputTokens, u.outputTokens])[0],
  told: told.text,
  strict,
}));

function z4schema() {
  return {
    type: 'object',
    properties: {
      name: { type: 'string' },
      price: { type: 'number', minimum: 1, maximum: 9 },
      sizes: { type: 'array', minItems: 1, items: { enum: ['small', 'large'] } },
    },
    required: ['name', 'price', 'sizes'],
    additionalProperties: false,
  };
}
