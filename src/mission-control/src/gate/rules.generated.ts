// Generated from the C# rule table (GateTable.cs) by `dotnet run --project build/OpenClawSync.Generators -- gate`.
// A test fails when it is out of date.
// A match whose `body` group is a placeholder does not count. Every expression takes linear time on any input.

export type GateRule = { readonly id: string; readonly source: string; readonly flags: string };

export const gateRules: readonly GateRule[] = [
  { id: "aws-access-key-id", source: "(?<![A-Za-z0-9_-])(?:AKIA|ASIA|ABIA|ACCA)(?<body>[0-9A-Z]{16})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "aws-access-key-id", source: "(?<![A-Za-z0-9_-])A3T[0-9A-Z](?<body>[0-9A-Z]{16})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "github-token", source: "(?<![A-Za-z0-9_-])gh[oprsu]_(?<body>[0-9A-Za-z]{36,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "github-fine-grained-token", source: "(?<![A-Za-z0-9_-])github_pat_(?<body>[0-9A-Z_a-z]{50,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "gitlab-token", source: "(?<![A-Za-z0-9_-])gl(?:agent|soat|ffct|pat|rtr|oas|imt|ptt|dt|rt|ft|wt)-(?<body>[\\-.0-9A-Z_a-z]{20,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "anthropic-key", source: "(?<![A-Za-z0-9_-])sk-ant-(?<body>[0-9a-z]{3,10}-[\\-0-9A-Z_a-z]{24,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "openai-key", source: "(?<![A-Za-z0-9_-])sk-(?:svcacct|service|admin|proj|None)-(?<body>[\\-0-9A-Z_a-z]{20,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "openai-key", source: "(?<![A-Za-z0-9_-])sk-(?<body>[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "openrouter-key", source: "(?<![A-Za-z0-9_-])sk-or-v1-(?<body>[0-9a-f]{40,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "groq-key", source: "(?<![A-Za-z0-9_-])gsk_(?<body>[0-9A-Za-z]{40,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "xai-key", source: "(?<![A-Za-z0-9_-])xai-(?<body>[\\-0-9A-Z_a-z]{60,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "huggingface-token", source: "(?<![A-Za-z0-9_-])hf_(?=(?:[A-Za-z]{0,24}[0-9]){3})(?<body>[0-9A-Za-z]{30,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "huggingface-token", source: "(?<![A-Za-z0-9_-])api_org_(?=(?:[A-Za-z]{0,24}[0-9]){3})(?<body>[0-9A-Za-z]{30,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "slack-token", source: "(?<![A-Za-z0-9_-])xox[abeoprs]-(?=(?:[\\-A-Za-z]{0,24}[0-9]){3})(?<body>[\\-0-9A-Za-z]{14,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "slack-webhook", source: "(?<![A-Za-z0-9_-])hooks\\.slack\\.com/services/(?<body>[0-9A-Za-z]{6,}/[0-9A-Za-z]{6,}/[0-9A-Za-z]{16,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "slack-webhook", source: "(?<![A-Za-z0-9_-])hooks\\.slack\\.com/services/(?<body>[+0-9A-Za-z]{40,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "slack-webhook", source: "(?<![A-Za-z0-9_-])hooks\\.slack\\.com/(?:workflows|triggers)/(?<body>[/-9A-Za-z]{24,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "discord-webhook", source: "(?<![A-Za-z0-9_-])(?:discordapp|discord)\\.com/api/webhooks/(?<body>[0-9]{15,21}/[\\-0-9A-Z_a-z]{50,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "telegram-bot-token", source: "(?<![A-Za-z0-9_-])(?<body>[0-9]{6,12}:AA[\\-0-9A-Z_a-z]{32,34})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "telegram-bot-token", source: "(?<![A-Za-z0-9_-])bot(?<body>[0-9]{6,12}:AA[\\-0-9A-Z_a-z]{32,34})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "sendgrid-key", source: "(?<![A-Za-z0-9_-])SG\\.(?<body>[\\-0-9A-Z_a-z]{16,32}\\.[\\-0-9A-Z_a-z]{16,64})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "sendgrid-key", source: "(?<![A-Za-z0-9_-])SG\\.(?<body>[\\-.0-9=A-Z_a-z]{66})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "gcp-api-key", source: "(?<![A-Za-z0-9_-])AIza(?<body>[\\-0-9A-Z_a-z]{35})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "gcp-oauth-secret", source: "(?<![A-Za-z0-9_-])GOCSPX-(?<body>[\\-0-9A-Z_a-z]{24,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "npm-token", source: "(?<![A-Za-z0-9_-])npm_(?<body>[0-9A-Za-z]{36,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "pypi-token", source: "(?<![A-Za-z0-9_-])pypi-(?<body>[\\-0-9A-Z_a-z]{50,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "stripe-key", source: "(?<![A-Za-z0-9_-])[rs]k_(?:live|test|prod)_(?<body>[0-9A-Z_a-z]{10,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "stripe-key", source: "(?<![A-Za-z0-9_-])sk_org_(?:live|test)_(?<body>[0-9A-Za-z]{10,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "digitalocean-token", source: "(?<![A-Za-z0-9_-])do[opr]_v1_(?<body>[0-9a-f]{64})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "convex-deploy-key", source: "(?<![A-Za-z0-9_-])(?:preview|project|prod|dev):(?<body>[\\-0-:A-Z_a-z]{2,80}\\|[+\\-/-9=A-Z_a-z]{16,})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "jwt", source: "(?<![A-Za-z0-9_-])ey(?<body>[\\-0-9A-Z_a-z]{15,}\\.ey[+\\-/-9A-Z_a-z]{15,}\\.[+\\-/-9A-Z_a-z]{0,}[=]{0,2})(?![A-Za-z0-9_+/=-])", flags: "" },
  { id: "private-key", source: "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\\\\[rn]|[\\s>|\"'+,]){0,64}(?<body>[A-Za-z0-9+/]{32,})", flags: "" },
];
