import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import { z } from 'zod';
import { judging } from './judge.mjs';

// The schema stands in the system message that the library writes; the reply is made from it, and zod and ajv judge the reply.
const Receipt = z.object({
  merchant: z.string().min(1),
  total: z.number().min(0).max(500),
  paidBy: z.enum(['cash', 'card']),
  lines: z.array(z.object({ name: z.string(), quantity: z.number().int().min(1) })).min(1).max(5),
});

const seen = {};
for (const mode of process.argv.slice(2)) {
  const verdicts = [];
  const client = Instructor({ client: new OpenAI({ maxRetries: 0, fetch: judging(verdicts) }), mode });
  const receipt = await client.chat.completions.create({
    model: 'gpt-5-4-image-2',
    messages: [{ role: 'user', content: 'Tea for two, paid in cash. Reply with JSON.' }],
    response_model: { schema: Receipt, name: 'Receipt' },
    max_retries: 0,
  });
  delete receipt._meta;
  seen[mode] = [Receipt.strict().parse(receipt) !== undefined, ...verdicts];
}

console.log(JSON.stringify(seen));
