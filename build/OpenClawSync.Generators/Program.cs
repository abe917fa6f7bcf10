using OpenClawSync.Generators;

// Each generated file is checked in, and a test fails when it is out of date.
switch (args)
{
    case ["rules"]:
        Console.Out.Write(RuleDocument.ToMarkdown());
        return 0;
    case ["gate"]:
        Console.Out.Write(GateTable.ToTypeScript());
        return 0;
    case ["gate-vectors"]:
        Console.Out.Write(GateVectors.ToJson());
        return 0;
    case ["seeds"]:
        using (var output = Console.OpenStandardOutput())
        {
            output.Write(OpenClawSync.Detection.Seeds.SeedFilter.Compute());
        }

        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: rules > docs/redaction-rules.md, gate > src/mission-control/src/gate/rules.generated.ts, "
                + "gate-vectors > tests/fixtures/gate-vectors.json, or seeds > src/OpenClawSync.Core/Detection/Seeds/Words/latin.filter"
        );
        return 2;
}
