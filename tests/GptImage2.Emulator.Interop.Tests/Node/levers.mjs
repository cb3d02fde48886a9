import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const words = ' word'.repeat(1500);
const request = {
  model: 'gpt-5-4-image-2',
  messages: [{
    role: 'user',
    content: [
      { type: 'text', text: words, prompt_cache_breakpoint: { mode: 'explicit', ttl: '12h' } },
      { type: 'image_url', image_url: { url: 'https://images.example/tea.png', detail: 'original' } },
    ],
  }],
  prompt_cache_key: 'tea',
  prompt_cache_options: { mode: 'explicit', ttl: '30m' },
  safety_identifier: 's'.repeat(128),
  store: true,
  metadata: { job: 'tea' },
  verbosity: 'low',
  reasoning_effort: 'low',
};

const seen = [];
for (const tier of ['auto', 'fast', 'flex', 'flex', 'scale']) {
  try {
    const completion = await client.chat.completions.create({ ...request, service_tier: tier });
    const details = completion.usage.prompt_tokens_details;
    seen.push([tier, completion.service_tier, details.cached_tokens, details.cache_write_tokens]);
  } catch (error) {
    seen.push([tier, error.constructor.name, error.status, error.code]);
  }
}

console.log(JSON.stringify(seen));
