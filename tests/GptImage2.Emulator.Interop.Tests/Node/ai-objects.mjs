import { createOpenAI } from '@ai-sdk/openai';
import { injectJsonInstructionIntoMessages } from '@ai-sdk/provider-utils';
import { APICallError, generateObject, NoObjectGeneratedError, wrapLanguageModel } from 'ai';
import { z } from 'zod';
import { judging } from './judge.mjs';

const verdicts = [];
const openai = createOpenAI({ baseURL: process.env.OPENAI_BASE_URL, apiKey: process.env.OPENAI_API_KEY, fetch: judging(verdicts) });
const direct = openai.chat('gpt-5-4-image-2');

// For models that take json_object and no schema: ai's own words put the schema into the system message.
const model = wrapLanguageModel({
  model: direct,
  middleware: {
    specificationVersion: 'v3',
    transformParams: async ({ params }) => params.responseFormat?.schema === undefined ? params : {
      ...params,
      prompt: injectJsonInstructionIntoMessages({ messages: params.prompt, schema: params.responseFormat.schema }),
      responseFormat: { type: 'json' },
    },
  },
});

const Order = z.object({
  number: z.string().regex(/^[A-Z]{2}-[0-9]{4}$/),
  lines: z.array(z.object({ name: z.string().min(3).max(40), count: z.number().int().min(1).max(12), price: z.number().positive().multipleOf(0.5) })).min(2).max(4),
  payment: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cash') }),
    z.object({ kind: z.literal('card'), digits: z.string().length(4) }),
  ]),
  size: z.enum(['small', 'large']),
  note: z.string().nullable(),
  tip: z.number().min(0).optional(),
  labels: z.record(z.string()),
});
const Drink = z.object({ name: z.string(), price: z.number().min(1).max(9) });

const objects = [];
for (const seed of process.argv.slice(2)) {
  const { object } = await generateObject({ model, schema: Order, prompt: 'Tea for two.', seed: Number(seed), maxRetries: 0 });
  objects.push(Order.strict().safeParse(object).success);
}

const { object: list } = await generateObject({ model, output: 'array', schema: Drink, prompt: 'Drinks.', maxRetries: 0 });
const { object: kind } = await generateObject({ model, output: 'enum', enum: ['tea', 'coffee'], prompt: 'Which?', maxRetries: 0 });

async function outcome(model) {
  try {
    const { object } = await generateObject({ model, schema: Drink, prompt: 'A drink.', maxRetries: 0, providerOptions: { openai: { strictJsonSchema: false } } });
    return Drink.strict().safeParse(object).success ? 'valid' : 'other';
  } catch (error) {
    return APICallError.isInstance(error) ? error.statusCode : NoObjectGeneratedError.isInstance(error) ? 'no object' : String(error);
  }
}

const wrong = await outcome(model);
const notStrict = await outcome(direct);
console.log(JSON.stringify({ objects, list: z.array(Drink.strict()).min(1).safeParse(list).success, kind: ['tea', 'coffee'].includes(kind), wrong, notStrict, verdicts }));
