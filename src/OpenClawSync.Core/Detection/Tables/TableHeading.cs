namespace OpenClawSync.Detection.Tables;

/// <summary>What a heading says about the cells of its column.</summary>
/// <param name="Kinds">The secrets that it names; none if it names none.</param>
/// <param name="IsPure">Whether it says little else.</param>
/// <param name="IsGeneric">Whether it is a word for many things, such as <c>code</c> or <c>key</c>.</param>
internal readonly record struct TableHeading(HeadingKinds Kinds, bool IsPure, bool IsGeneric)
{
    public bool IsSecret => Kinds != HeadingKinds.None;

    public bool Has(HeadingKinds kind) => (Kinds & kind) != 0;
}

/// <summary>The secrets that a heading names.</summary>
[Flags]
internal enum HeadingKinds : byte
{
    None = 0,
    Password = 1,
    Key = 2,
    Code = 4,
    Phrase = 8,

    /// <summary>A name and a password.</summary>
    Login = 16,

    /// <summary>Digits only: <c>pin</c> alone, which is also what parts of electronics have.</summary>
    Pin = 32,
}
