const mixed = "q7Zk2mW9xR4tB6nL1vC8pD3sF5gH0jKyUeIoAaTwXzMqNrPbVdGh";
const random = (length: number, from = mixed) => from.repeat(Math.ceil(length / from.length)).slice(0, length);
const hex = (length: number) => random(length, "9f8ce31a1b72ad004c5d6e7f");
const upper = (length: number) => random(length, "Q7ZK2MW9XR4TB6NL1VC8PD3SF5GH");
const digits = (length: number) => random(length, "8413975260");

/** Made-up secrets of every rule, put together here so that none stands in a file. */
export const tokens: Record<string, string[]> = {
  "aws-access-key-id": ["AKIA" + upper(16), "ASIA" + upper(16)],
  "github-token": ["ghp_" + random(36), "gho_" + random(40)],
  "github-fine-grained-token": ["github_pat_" + random(22) + "_" + random(59)],
  "gitlab-token": ["glpat-" + random(20)],
  "anthropic-key": ["sk-ant-" + "api03-" + random(93)],
  "openai-key": ["sk-proj-" + random(48), "sk-svcacct-" + random(40)],
  "openrouter-key": ["sk-or-v1-" + hex(64)],
  "groq-key": ["gsk_" + random(52)],
  "xai-key": ["xai-" + random(80)],
  "huggingface-token": ["hf_" + random(34)],
  "slack-token": ["xoxb-" + `${digits(12)}-${digits(13)}-${random(24)}`, "xoxp-" + `${digits(12)}-${random(32)}`],
  "slack-webhook": ["https://hooks.slack.com/services/" + `T${upper(8)}/B${upper(8)}/${random(24)}`],
  "discord-webhook": ["https://discord.com/api/webhooks/" + `${digits(18)}/${random(68)}`],
  "telegram-bot-token": [`${digits(10)}:AA` + random(33), `https://api.telegram.org/bot${digits(9)}:AA` + random(33)],
  "sendgrid-key": ["SG." + `${random(22)}.${random(43)}`],
  "gcp-api-key": ["AIza" + random(35)],
  "gcp-oauth-secret": ["GOCSPX-" + random(28)],
  "npm-token": ["npm_" + random(36)],
  "pypi-token": ["pypi-" + random(100)],
  "stripe-key": ["sk_live_" + random(24), "rk_live_" + random(30)],
  "digitalocean-token": ["dop_v1_" + hex(64)],
  "convex-deploy-key": ["prod:happy-animal-123|" + random(40), "dev:some-name-9|eyJ" + random(40)],
  jwt: ["eyJ" + `${random(33)}.eyJ${random(70)}.${random(43)}`],
  "private-key": [
    ["-----BEGIN RSA", "PRIVATE KEY-----\n"].join(" ") + random(64) + "\n-----END",
    ["-----BEGIN", "PRIVATE KEY-----\\n"].join(" ") + random(64),
    ["-----BEGIN PGP", "PRIVATE KEY BLOCK-----\n\n"].join(" ") + random(64),
  ],
};
