using Microsoft.Data.Sqlite;

// Writes a database without a pause until it is killed. Every transaction sets the same number in all rows, so two different numbers in a
// copy mean that it is torn. Arguments: the database, and its journal mode (wal or delete).
var random = new Random(1);
using var connection = new SqliteConnection($"Data Source={args[0]};Pooling=False;Default Timeout=60");
connection.Open();
Execute($"PRAGMA journal_mode = {args[1]}; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 8");
Execute("BEGIN; CREATE TABLE numbers (n INTEGER, filler BLOB)");
for (var row = 0; row < 40; row++)
{
    Execute("INSERT INTO numbers VALUES (0, zeroblob(2000))");
}

Execute("COMMIT");

Console.WriteLine("ready");
for (var n = 1; ; n++)
{
    Execute($"BEGIN IMMEDIATE; UPDATE numbers SET n = {n}, filler = zeroblob({1500 + random.Next(1000)}); COMMIT");
    if (args[1] == "wal" && random.Next(300) == 0)
    {
        Execute($"PRAGMA wal_checkpoint({(random.Next(2) == 0 ? "TRUNCATE" : "RESTART")})");
    }
}

void Execute(string sql)
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}
