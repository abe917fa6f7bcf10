namespace OpenClawSync.Sources.Sqlite;

/// <summary>Says why a table of a store is not one of OpenClaw's, without its content.</summary>
internal sealed class TableLayoutException(string why) : Exception(why);
