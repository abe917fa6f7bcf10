namespace OpenClawSync.Records;

/// <summary>Receives the raw values of a record, one after the other.</summary>
internal interface IRawValueWriter
{
    void Add(string? text);

    void Add(long? number);

    void Add(bool? flag);

    void Add(DateTimeOffset? time);

    void Add(byte[] hash);
}
