using System.Collections.Frozen;

namespace OpenClawSync.Detection.Rules;

/// <summary>Services whose keys have no shape of their own and are known by the name of the service nearby.</summary>
internal static class ProviderNames
{
    private static readonly FrozenSet<string> Names = (
        "adafruit adobe airtable algolia alibaba aliyun amplitude anthropic asana assemblyai atlassian auth aws azure "
        + "beamer bitbucket bitly bittrex box brave cerebras circleci civo clearbit clerk clickhouse clickup cloudflare "
        + "cloudinary codecov cohere coinbase confluent contentful datadog deepgram deepl deepseek discord disqus dockerhub "
        + "dropbox droneci elevenlabs etsy exa facebook fastly figma finnhub fireworks flickr freshbooks gemini gitea "
        + "github gitlab gitter gocardless google grafana groq heroku honeycomb hubspot huggingface ibm infura intercom "
        + "jira jumpcloud kagi klaviyo kraken kucoin lark launchdarkly line linear linkedin lob looker mailchimp mailgun "
        + "mapbox mattermost messagebird mistral mixpanel mongodb moonshot netlify newrelic notion nytimes okta ollama "
        + "openai openrouter openweather pagerduty perplexity pinecone pipedrive plaid plivo postmark pusher rapidapi "
        + "replicate sendbird sendgrid sentry shopify signalwire slack snowflake snyk sonar spotify square squarespace "
        + "stability stripe sumologic supabase tavily telegram together travis trello twilio twitch twitter typeform "
        + "unsplash upstage vercel wandb weatherstack xai yandex zapier zendesk zoom"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
