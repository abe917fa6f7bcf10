namespace OpenClawSync.Records;

/// <summary>Listens to a record telling its raw values.</summary>
internal interface IRawValues
{
    void Add(string? text);

    void Add(long? number);

    void Add(bool? flag);

    void Add(DateTimeOffset? time);

    void Add(byte[] hash);
}
