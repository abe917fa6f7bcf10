namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>Tokens of package registries.</summary>
internal static class PackageRules
{
    public static readonly TokenRule[] All =
    [
        new("npm-token", Reasons.Package, "npm", "npm_[A-Za-z0-9]{36,}"),
        new("pypi-token", Reasons.Package, "PyPI", "pypi-[A-Za-z0-9_-]{50,}"),
        new("rubygems-key", Reasons.Package, "RubyGems", "rubygems_[a-f0-9]{48}"),
        new("nuget-key", Reasons.Package, "NuGet", "oy2[A-Za-z2-7]{43}", "OY2[A-Z2-7]{43}"),
        new("crates-token", Reasons.Package, "crates.io", "cio[A-Za-z0-9]{32}"),
        new("clojars-token", Reasons.Package, "Clojars", "CLOJARS_[A-Za-z0-9]{60}"),
        new("docker-token", Reasons.Package, "Docker", "dckr_(pat|oat)_[A-Za-z0-9_-]{26,}"),
        new("docker-swarm-token", Reasons.Package, "Docker", "SWMTKN-1-[a-z0-9]{40,}-[a-z0-9]{20,}", "SWMKEY-1-[A-Za-z0-9+/]{40,}"),
        new("artifactory-key", Reasons.Package, "JFrog", "AKCp[A-Za-z0-9]{60,}", "cmVmd[A-Za-z0-9]{59}"),
        new("cloudsmith-key", Reasons.Package, "Cloudsmith", "csa_[A-Za-z0-9]{36}"),
        new("jsr-token", Reasons.Package, "JSR", "jsrs_[A-Za-z0-9]{32,}", "jsrp_[A-Za-z0-9]{32,}"),
        new("deno-token", Reasons.Package, "Deno", "dd[pw]_[A-Za-z0-9]{36,}"),
        new("packagist-token", Reasons.Package, "Packagist", "packagist_[a-z]{3}_[a-f0-9]{40,}"),
        new("thunderstore-token", Reasons.Package, "Thunderstore", "tss_[A-Za-z0-9_-]{20,}")
        {
            Random = true,
            Not = @"tss_component_table_header_row",
        },
    ];
}
