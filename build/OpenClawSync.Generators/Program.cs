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
    default:
        Console.Error.WriteLine("Usage: rules > docs/redaction-rules.md, or gate > src/mission-control/src/gate/rules.generated.ts");
        return 2;
}
