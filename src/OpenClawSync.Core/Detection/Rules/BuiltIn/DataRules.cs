namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Keys of databases, data platforms and content stores.</summary>
internal static class DataRules
{
    public static readonly TokenRule[] All =
    [
        new(
            "databricks-token",
            Reasons.Infrastructure,
            "Databricks",
            "dapi[A-Fa-f0-9-]{32,}",
            "dose[a-f0-9]{32}",
            "doss[a-f0-9]{32}",
            "dkea[a-f0-9]{32}"
        ),
        new("supabase-key", Reasons.Infrastructure, "Supabase", "sbp_[A-Za-z0-9_-]{36,}", "sb_secret_[A-Za-z0-9_-]{24,}"),
        new("planetscale-key", Reasons.Infrastructure, "PlanetScale", "pscale_(tkn|oauth|pw|app_secret)_[A-Za-z0-9_.=-]{30,}"),
        new("pganalyze-key", Reasons.Infrastructure, "pganalyze", "pga[rw]_[A-Za-z0-9]{24,40}"),
        new("neon-key", Reasons.Infrastructure, "Neon", "napi_[A-Za-z0-9]{40,}"),
        new("mongodb-atlas-key", Reasons.Infrastructure, "MongoDB", "mdb_sa_sk_[A-Za-z0-9_-]{36,}", "mdb_sa_id_[a-f0-9]{24}"),
        new("cockroach-key", Reasons.Infrastructure, "CockroachDB", "CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}"),
        new("clickhouse-key", Reasons.Infrastructure, "ClickHouse", "4b1d[A-Za-z0-9]{38}"),
        new("astra-token", Reasons.Infrastructure, "DataStax", "AstraCS:[A-Za-z0-9]{20,}:[a-f0-9]{40,}", "AstraCS:[A-Za-z0-9]{20,}"),
        new("aiven-token", Reasons.Infrastructure, "Aiven", "aivenv1[A-Za-z0-9+/=]{60,}"),
        new(
            "airtable-token",
            Reasons.Infrastructure,
            "Airtable",
            @"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}",
            "key[A-Za-z0-9]{14}",
            @"oaa[A-Za-z0-9]{14}\.v1\.[A-Za-z0-9_-]{8,}\.[a-f0-9]{16,}"
        )
        {
            Random = true,
            Not = @"keyboardShortcuts",
        },
        new("contentful-token", Reasons.Infrastructure, "Contentful", "CFPAT-[A-Za-z0-9_-]{40,}"),
        new("prismic-token", Reasons.Infrastructure, "Prismic", @"MC5[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_%-]{40,}"),
        new("dbt-token", Reasons.Infrastructure, "dbt", "dbt[uc]_[A-Za-z0-9_=-]{36,}"),
        new("apify-token", Reasons.Infrastructure, "Apify", "apify_api_[A-Za-z0-9]{30,}"),
        new(
            "mapbox-token",
            Reasons.Infrastructure,
            "Mapbox",
            @"[spt]k\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
            @"[spt]k\.[A-Za-z0-9]{60}\.[A-Za-z0-9]{22}"
        ),
        new("maxmind-key", Reasons.Infrastructure, "MaxMind", "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"),
        new("databento-key", Reasons.Infrastructure, "Databento", "db-[A-Za-z0-9]{29}")
        {
            Random = true,
            Not = @"db-connectionPoolSettingsForTest",
        },
        new("tableau-token", Reasons.Infrastructure, "Tableau", "[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}"),
        new(
            "salesforce-token",
            Reasons.Infrastructure,
            "Salesforce",
            "00D[A-Za-z0-9]{12,15}![A-Za-z0-9._-]{80,}",
            "5Aep861[A-Za-z0-9._-]{60,}",
            "3MVG9[A-Za-z0-9._]{70,}"
        ),
        new(
            "workato-token",
            Reasons.Infrastructure,
            "Workato",
            @"wrk(aeu|ajp|asg|aau|a)-eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{60,}"
        ),
        new("zuplo-key", Reasons.Infrastructure, "Zuplo", "zpka_[a-z0-9]{32}_[a-f0-9]{8}"),
        new("tinybird-token", Reasons.Infrastructure, "Tinybird", @"p\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}"),
    ];
}
