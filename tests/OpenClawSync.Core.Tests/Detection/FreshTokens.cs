using OpenClawSync.Detection.Patterns;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>
/// Tokens generated from the shapes that providers document, written down independently of the rules, because the samples of a
/// rule itself cannot show that the rule has the right shape.
/// </summary>
internal static class FreshTokens
{
    private const string A = "[A-Za-z0-9]";
    private const string W = "[A-Za-z0-9_-]";
    private const string H = "[a-f0-9]";
    private const string Uuid = "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}";

    public static readonly IReadOnlyDictionary<string, string> Shapes = new Dictionary<string, string>
    {
        ["OpenAI project"] = $"sk-proj-{W}{{74}}T3BlbkFJ{W}{{74}}",
        ["OpenAI legacy"] = $"sk-{A}{{20}}T3BlbkFJ{A}{{20}}",
        ["OpenAI service account"] = $"sk-svcacct-{W}{{74}}T3BlbkFJ{W}{{74}}",
        ["OpenAI admin"] = $"sk-admin-{W}{{58}}T3BlbkFJ{W}{{58}}",
        ["Anthropic"] = $"sk-ant-api03-{W}{{93}}AA",
        ["Anthropic admin"] = $"sk-ant-admin01-{W}{{93}}AA",
        ["Anthropic OAuth"] = $"sk-ant-oat01-{W}{{93}}AA",
        ["OpenRouter"] = $"sk-or-v1-{H}{{64}}",
        ["Google API"] = $"AIza{W}{{35}}",
        ["Google OAuth secret"] = $"GOCSPX-{W}{{28}}",
        ["Google access"] = $@"ya29\.{W}{{120}}",
        ["Google refresh"] = $"1//0{W}{{60}}",
        ["Groq"] = $"gsk_{A}{{52}}",
        ["xAI"] = $"xai-{A}{{80}}",
        ["Perplexity"] = $"pplx-{A}{{48}}",
        ["Replicate"] = $"r8_{A}{{37}}",
        ["Hugging Face"] = $"hf_[A-Za-z]{{34}}",
        ["DeepSeek"] = $"sk-{H}{{32}}",
        ["NVIDIA"] = $"nvapi-{W}{{64}}",
        ["LangSmith"] = $"lsv2_pt_{H}{{32}}_{H}{{10}}",
        ["Tavily"] = $"tvly-{A}{{32}}",
        ["Firecrawl"] = $"fc-{H}{{32}}",
        ["Fireworks"] = $"fw_{A}{{24}}",
        ["ElevenLabs"] = $"sk_{H}{{48}}",
        ["Pinecone"] = $"pcsk_{A}{{6}}_{A}{{63}}",
        ["Langfuse"] = $"sk-lf-{Uuid}",
        ["Cerebras"] = $"csk-[a-z0-9]{{48}}",
        ["Jina"] = $"jina_{H}{{32}}{W}{{28}}",
        ["E2B"] = $"e2b_{H}{{40}}",
        ["GitHub personal"] = $"ghp_{A}{{36}}",
        ["GitHub OAuth"] = $"gho_{A}{{36}}",
        ["GitHub user to server"] = $"ghu_{A}{{36}}",
        ["GitHub server"] = $"ghs_{A}{{36}}",
        ["GitHub refresh"] = $"ghr_{A}{{76}}",
        ["GitHub fine-grained"] = $"github_pat_{A}{{22}}_{A}{{59}}",
        ["GitLab personal"] = $"glpat-{W}{{20}}",
        ["GitLab deploy"] = $"gldt-{W}{{20}}",
        ["GitLab runner"] = $"glrt-{W}{{20}}",
        ["GitLab trigger"] = $"glptt-{H}{{40}}",
        ["GitLab job"] = $"glcbt-{H}{{2}}_{W}{{20}}",
        ["GitLab agent"] = $"glagent-{W}{{50}}",
        ["Bitbucket"] = $"ATBB{A}{{32}}",
        ["Atlassian"] = $"ATATT3xFfGF0{W}{{171}}=[A-F0-9]{{8}}",
        ["Buildkite"] = $"bkua_{H}{{40}}",
        ["CircleCI"] = $"CCIPAT_{A}{{22}}_{H}{{40}}",
        ["Sourcegraph"] = $"sgp_{H}{{16}}_{H}{{40}}",
        ["Sonar"] = $"squ_{H}{{40}}",
        ["Pulumi"] = $"pul-{H}{{40}}",
        ["npm"] = $"npm_{A}{{36}}",
        ["PyPI"] = $"pypi-AgEIcHlwaS5vcmc{W}{{90}}",
        ["RubyGems"] = $"rubygems_{H}{{48}}",
        ["NuGet"] = "oy2[a-z2-7]{43}",
        ["crates.io"] = $"cio{A}{{32}}",
        ["Docker"] = $"dckr_pat_{W}{{27}}",
        ["JFrog"] = $"AKCp8{A}{{64}}",
        ["AWS key id"] = "AKIA[A-Z2-7]{16}",
        ["AWS session id"] = "ASIA[A-Z2-7]{16}",
        ["AWS Bedrock"] = $"ABSK[A-Za-z0-9+/]{{128}}",
        ["Alibaba"] = $"LTAI5t{A}{{18}}",
        ["Tencent"] = $"AKID{A}{{32}}",
        ["DigitalOcean"] = $"dop_v1_{H}{{64}}",
        ["DigitalOcean OAuth"] = $"doo_v1_{H}{{64}}",
        ["Heroku"] = $"HRKU-AA{W}{{58}}",
        ["Fly"] = $"fo1_{W}{{43}}",
        ["Vercel"] = $"vcp_{A}{{56}}",
        ["Netlify"] = $"nfp_{A}{{36}}",
        ["Render"] = $"rnd_{A}{{28}}",
        ["Cloudflare origin CA"] = $"v1\\.0-{H}{{24}}-{H}{{146}}",
        ["Terraform Cloud"] = $@"{A}{{14}}\.atlasv1\.{A}{{67}}",
        ["Vault"] = $@"hvs\.{W}{{90}}",
        ["Vault batch"] = $@"hvb\.{W}{{140}}",
        ["Doppler"] = $@"dp\.pt\.{A}{{43}}",
        ["Tailscale"] = $"tskey-auth-{A}{{12}}CNTRL-{A}{{32}}",
        ["1Password secret key"] = "A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
        ["Infisical"] = $@"st\.{H}{{24}}\.{H}{{32}}\.{H}{{32}}",
        ["OpenShift"] = $"sha256~{W}{{43}}",
        ["Slack bot"] = $"xoxb-[0-9]{{12}}-[0-9]{{13}}-{A}{{24}}",
        ["Slack user"] = $"xoxp-[0-9]{{12}}-[0-9]{{12}}-[0-9]{{12}}-{H}{{32}}",
        ["Slack app"] = $"xapp-1-A[A-Z0-9]{{10}}-[0-9]{{13}}-{H}{{64}}",
        ["Slack hook"] = $"hooks\\.slack\\.com/services/§T[A-Z0-9]{{10}}/B[A-Z0-9]{{10}}/{A}{{24}}",
        ["Discord bot"] = $@"MT[A-Za-z0-9]{{24}}\.G{A}{{5}}\.{W}{{38}}",
        ["Discord hook"] = $"discord\\.com/api/webhooks/§[0-9]{{19}}/{W}{{68}}",
        ["Telegram"] = $"[1-9][0-9]{{9}}:AA{W}{{33}}",
        ["Twilio"] = $"SK{H}{{32}}",
        ["SendGrid"] = $@"SG\.{W}{{22}}\.{W}{{43}}",
        ["Mailgun"] = $"key-{H}{{32}}",
        ["Mailchimp"] = $"{H}{{32}}-us[1-9]",
        ["Brevo"] = $"xkeysib-{H}{{64}}-{A}{{16}}",
        ["Resend"] = $"re_{A}{{8}}_{A}{{24}}",
        ["Matrix"] = $"syt_{A}{{12}}_{A}{{20}}_{A}{{6}}",
        ["Stripe live"] = $"sk_live_{A}{{24}}",
        ["Stripe restricted"] = $"rk_live_{A}{{24}}",
        ["Stripe hook"] = $"whsec_{A}{{32}}",
        ["Square"] = $"EAAA{W}{{60}}",
        ["Shopify"] = $"shpat_{H}{{32}}",
        ["Razorpay"] = $"rzp_live_{A}{{14}}",
        ["Plaid"] = $"access-sandbox-{Uuid}",
        ["Flutterwave"] = $"FLWSECK_TEST-{H}{{32}}-X",
        ["EasyPost"] = $"EZAK{A}{{54}}",
        ["Shippo"] = $"shippo_live_{H}{{40}}",
        ["Duffel"] = $"duffel_test_{W}{{43}}",
        ["Grafana"] = $"glsa_{A}{{32}}_{H}{{8}}",
        ["Grafana Cloud"] = $"glc_eyJ{A}{{100}}",
        ["Sentry user"] = $"sntryu_{H}{{64}}",
        ["New Relic"] = "NRAK-[A-Z0-9]{27}",
        ["Dynatrace"] = @"dt0c01\.[A-Z2-7]{24}\.[A-Z2-7]{64}",
        ["PostHog"] = $"phx_{A}{{43}}",
        ["Logfire"] = $"pylf_v1_us_{A}{{43}}",
        ["Linear"] = $"lin_api_{A}{{40}}",
        ["Notion"] = $"ntn_[0-9]{{11}}{A}{{35}}",
        ["Figma"] = $"figd_{W}{{40}}",
        ["HubSpot"] = $"pat-na1-{Uuid}",
        ["Airtable"] = $@"pat{A}{{14}}\.{H}{{64}}",
        ["Databricks"] = $"dapi{H}{{32}}-2",
        ["Supabase"] = $"sbp_{H}{{40}}",
        ["PlanetScale"] = $"pscale_tkn_{W}{{43}}",
        ["Postman"] = $"PMAK-{H}{{24}}-{H}{{34}}",
        ["Dropbox"] = $@"sl\.u\.{W}{{140}}",
        ["Contentful"] = $"CFPAT-{W}{{43}}",
        ["Apify"] = $"apify_api_{A}{{36}}",
        ["LaunchDarkly"] = $"sdk-{Uuid}",
        ["Azure AD secret"] = @"[A-Za-z0-9]{3}8Q~[A-Za-z0-9_.]{34}",
        ["Azure storage"] = @"[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==",
        ["JWT"] = $@"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJ{A}{{60}}\.{W}{{43}}",
        ["age"] = "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}",
        ["Nostr"] = "nsec1[a-z0-9]{58}",
        ["Convex deploy key"] = $@"prod:happy-otter-[0-9]{{3}}\|§{A}{{60}}",
        ["Fernet"] = $"gAAAAABm{W}{{92}}",
    };

    /// <summary>A new token of each shape, and the part of it that is secret.</summary>
    public static IEnumerable<(string Name, string Token, string Secret)> Make(int seed)
    {
        foreach (var (name, shape) in Shapes)
        {
            var pattern = TokenPattern.Parse(shape);
            var token = pattern.Sample(seed);
            pattern.Match(token, out var secretAt, out _);
            yield return (name, token, token[secretAt..]);
        }
    }
}
