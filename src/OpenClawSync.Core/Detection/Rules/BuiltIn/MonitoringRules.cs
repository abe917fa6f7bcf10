namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Keys of monitoring, analytics and incident services.</summary>
internal static class MonitoringRules
{
    public static readonly TokenRule[] All =
    [
        new(
            "grafana-token",
            Reasons.Monitoring,
            "Grafana",
            "glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}",
            "glc_[A-Za-z0-9+/=_-]{48,}",
            "eyJrIjoi[A-Za-z0-9+/]{40,}={0,2}"
        ),
        new("sentry-token", Reasons.Monitoring, "Sentry", "sntry[su]_[A-Za-z0-9+/=_-]{40,}"),
        new(
            "newrelic-key",
            Reasons.Monitoring,
            "New Relic",
            "NRAK-[A-Za-z0-9]{27}",
            "NRJS-[a-f0-9]{19}",
            "NRI[IQ]-[A-Za-z0-9_-]{32}",
            "NR(RA|AA|SP)-[A-Za-z0-9]{27,}",
            "[a-f0-9]{36}NRAL"
        ),
        new("dynatrace-token", Reasons.Monitoring, "Dynatrace", @"dt0[a-z][0-9]{2}\.[A-Za-z0-9]{8,24}\.[A-Za-z0-9]{40,64}"),
        new("datadog-token", Reasons.Monitoring, "Datadog", "dd(a|w|p)pat_[A-Za-z0-9_]{40,}", "pub[a-f0-9]{32}"),
        new("posthog-key", Reasons.Monitoring, "PostHog", "ph[cxsr]_[A-Za-z0-9_-]{30,}") { Random = true, MayBePublic = true },
        new("logfire-token", Reasons.Monitoring, "Logfire", "pylf_v[0-9]_[a-z]{2}_[A-Za-z0-9]{32,}"),
        new("honeycomb-key", Reasons.Monitoring, "Honeycomb", "hc(aik|alk|abk|amk|bik|xlk|xik)_[A-Za-z0-9]{32,}"),
        new("rootly-key", Reasons.Monitoring, "Rootly", "rootly_[a-f0-9]{64}"),
        new("pagerduty-key", Reasons.Monitoring, "PagerDuty", @"u\+[A-Za-z0-9_-]{18}", @"pdus\+_0XBPWQQ_[a-f0-9-]{36}"),
        new("statsig-key", Reasons.Monitoring, "Statsig", "secret-[A-Za-z0-9]{40,}", "console-[A-Za-z0-9]{40,}"),
        new("segment-token", Reasons.Monitoring, "Segment", "sgp_[A-Za-z0-9]{64}"),
        new("fullstory-key", Reasons.Monitoring, "FullStory", @"(na1|eu1)\.[A-Za-z0-9+/=]{20,}")
        {
            Random = true,
            Not = @"eu1.internalServiceDiscovery",
        },
        new("checkly-key", Reasons.Monitoring, "Checkly", "cu_[a-f0-9]{32}"),
        new("axiom-token", Reasons.Monitoring, "Axiom", "xa[ap]t-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
        new("elastic-key", Reasons.Monitoring, "Elastic", "essu_[A-Za-z0-9_+/=-]{40,}"),
        new("octopus-key", Reasons.Monitoring, "Octopus Deploy", "API-[A-Z0-9]{24,32}")
        {
            Random = true,
            Not = @"API-REFERENCEDOCUMENTATIONPAGE",
        },
        new("prefect-token", Reasons.Monitoring, "Prefect", "pn[ub]_[A-Za-z0-9]{36}"),
    ];
}
