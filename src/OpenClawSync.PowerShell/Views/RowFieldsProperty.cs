using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>
/// The hidden property of protected and stored records that holds the row itself. It is hidden because every field is a property of its
/// own, and
/// what is exported should not say everything twice. No type of the core is in a signature here, since PowerShell binds it before the core
/// is loaded.
/// </summary>
public static class RowFieldsProperty
{
    /// <summary>The stored fields by their stored names; null for what is not a row.</summary>
    /// <param name="record">The record.</param>
    public static object? Fields(PSObject? record) => record?.BaseObject is RowRecord known ? known.Fields : null;
}
