// npm install gpt-tokenizer, then:
// dotnet run -c Release --project tests/GptImage2.Benchmarks -- tokens | node tests/GptImage2.Benchmarks/Tokens/count.mjs
import { readFileSync } from 'node:fs';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';

const sums = [0, 0, 0];
const row = (name, [theirs, schema, typeScript]) =>
  console.log(`| ${name} | ${theirs} | ${schema} | ${(schema / theirs).toFixed(2)} | ${typeScript} | ${(typeScript / theirs).toFixed(2)} |`);

console.log('| contract | Microsoft.Extensions.AI | JSON Schema | ratio | TypeScript | ratio |');
console.log('|---|---|---|---|---|---|');
for (const [name, ...texts] of JSON.parse(readFileSync(0, 'utf8'))) {
  const counts = texts.map((text) => encode(text).length);
  counts.forEach((count, i) => (sums[i] += count));
  row(name, counts);
}

row('all', sums);
