using System.Globalization;
using System.Text.Json;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Secrets known by the heading of their column or the label of their row, in any language and layout.</summary>
public class TableTests
{
    [Theory]
    [InlineData("| Dienst | Benutzer | Kennwort |\n|---|---|---|\n| NAS | jo | «Fischbrot» |\n| TV | admin | «apfelkuchen» |\n")]
    [InlineData("| Servicio | Contraseña |\n|---|---|\n| Correo | «gatonegro» |\n| Banco | véase caja fuerte |\n")]
    [InlineData("| 服务 | 密码 |\n|---|---|\n| 网盘 | «xiaomao88» |\n")]
    [InlineData("| Сервис | Пароль |\n|:-|-:|\n| Почта | «snegurka» |\n| Банк | — |\n")]
    [InlineData("site | user | pw\nforum | ann | «teapot-41»\nwiki | ann | «Garden.Gnome»")]
    [InlineData("Camera    | Login              | Note\n----------+--------------------+-----\nyard      | admin / «teapot99» | old\n")]
    [InlineData("| who | Door PIN |\n|--|--|\n| Ann | «0914» |\n| Raj | «7730» |\n| Tim | n/a |")]
    [InlineData("| # | Backup code |\n|--|--|\n| 1 | «8812 3340» |\n| 2 | «1745 9021» |")]
    [InlineData("House sheet\n\n| What | Code |\n|---|---|\n| Alarm | «6097» |\n| Shed | «48213» |")]
    public void Cells_under_a_heading_are_secrets(string text) => AssertMarked(text);

    [Theory]
    [InlineData("sitio;usuario;contraseña\nforo;ana;«mariposa»\nblog;ana;«luna2024»\n")]
    [InlineData("\"name\",\"login_username\",\"login_password\"\n\"wiki\",\"ann\",\"«tea,pot9»\"\n")]
    [InlineData("Appareil\tAdresse\tMot de passe\nCaméra\t10.4.1.7\t«biscotte»\n")]
    [InlineData(
        "Host      User     Password\n--------  -------  --------\nnas01     bob      «kX9!fq2v»\npi        ann      «raspberry7»\n"
    )]
    [InlineData("- row 1: ann, «TeapotMapleGarden», owner\n- row 2: tim, «hockey64», member\n(columns: user, password, role)")]
    [InlineData("A1: Account, B1: Password\nA2: prod, B2: «teapot_99»\nA3: stage, B3: «maple_41»")]
    public void Columns_of_separated_values_are_secrets(string text) => AssertMarked(text);

    [Theory]
    [InlineData("<table><tr><th>Dienst</th><th>Passwort</th></tr><tr><td>NAS</td><td><code>«Fischbrot7»</code></td></tr></table>")]
    [InlineData("<tr><td>Contraseña</td><td>«luna2024»</td></tr>")]
    [InlineData("<dl><dt>Wachtwoord</dt><dd>«Fiets.2019»</dd></dl>")]
    public void Cells_of_elements_are_secrets(string text) => AssertMarked(text);

    [Theory]
    [InlineData("| Field | Value |\n|---|---|\n| Host | nas.local |\n| User | bob |\n| Password | «wintergarten» |\n")]
    [InlineData("| | test | live |\n|---|---|---|\n| API key | «PMvkTTRyeKBu131uQWSW» | «bFRHpw4Y3byEbOorXod9» |\n")]
    [InlineData("|Name|Value|\n|:-|:-|\n|`LOG_LEVEL`|`info`|\n|`SMTP_PASS`|`«Walnut_Copper!222»`|")]
    public void Cells_beside_a_label_are_secrets(string text) => AssertMarked(text);

    [Fact]
    public void A_table_in_json_is_read_like_any_other()
    {
        const string Table = "| Dienst | Kennwort |\n|---|---|\n| NAS | Fischbrot |\n| TV | apfelkuchen |";
        var redacted = Redaction.Redact(JsonSerializer.Serialize(new { text = Table }));
        Assert.Equal(
            JsonSerializer.Serialize(
                new
                {
                    text = Table
                        .Replace("Fischbrot", "[REDACTED]", StringComparison.Ordinal)
                        .Replace("apfelkuchen", "[REDACTED]", StringComparison.Ordinal),
                }
            ),
            redacted
        );
    }

    [Theory]
    [InlineData("| Setting | Value |\n|---|---|\n| Password | min. 12 characters |\n| Token lifetime | 3600 |\n| API key | required |\n")]
    [InlineData("| model | tokens in | tokens out |\n|---|---|---|\n| small | 20,500 | 252,858 |\n")]
    [InlineData("| Service | Password changed |\n|---|---|\n| Mail | 2026-04-13 |\n| Bank | yes |\n")]
    [InlineData("| Dienst | Passwort geändert |\n|---|---|\n| Mail | gestern |\n")]
    [InlineData("| Service | Password |\n|---|---|\n| Mail | in Bitwarden |\n| Bank | KeePassXC |\n| Forum | reused |\n")]
    [InlineData("| Code | Meaning |\n|---|---|\n| 404 | Not found |\n| 1045 | Access denied |\n")]
    [InlineData("| Country | Code |\n|---|---|\n| Germany | 0049 |\n")]
    [InlineData("| Pin | Signal |\n|---|---|\n| 17 | SDA |\n| GPIO22 | SCL |\n")]
    [InlineData("| Token | Value |\n|---|---|\n| color-primary-500 | #63bffa |\n")]
    [InlineData("| Key | Type |\n|---|---|\n| user_id | string |\n| max_items_2 | int |\n")]
    [InlineData("| Plan | Price | Key |\n|---|---|---|\n| Basic | $4.00 | basic-monthly-2 |\n")]
    [InlineData("Then we changed the password, then the key, then the lock.\nAfter that we had tea, then some bread, then cake.")]
    [InlineData("<tr><th>Field</th><th>Password</th></tr><tr><td>type</td><td>string</td></tr>")]
    public void Tables_that_say_something_about_secrets_are_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    // Each row is read twice, however many rows there are.
    [Theory]
    [InlineData("| Kennwort | x |\n|---|---|\n", "| kX9fq2vLm | password |\n")]
    [InlineData("sitio;clave\n", "clave;clave\n")]
    [InlineData("(x: a, password)\n", "b, password\n")]
    [InlineData("<tr><th>Kennwort</th></tr>", "<tr><td>password</td></tr>")]
    public void Rows_are_read_a_fixed_number_of_times(string header, string row)
    {
        long[] steps = [Steps(header, row, 1000), Steps(header, row, 4000)];
        Assert.InRange(steps[1], 1, (steps[0] * 9 / 2) + 100_000);
    }

    private static long Steps(string header, string row, int rows)
    {
        SecretDetector.Default.Detect(header + string.Concat(Enumerable.Repeat(row, rows)), out var steps);
        return steps;
    }

    // The secrets are between « and ».
    [Theory]
    [InlineData("user,password\n", "bob{0},cedar{0}Hollow\n")]
    [InlineData("| user | password |\n|---|---|\n", "| bob{0} | cedar{0}Hollow |\n")]
    public void All_rows_of_a_long_table_are_read(string header, string row)
    {
        var rows = Enumerable.Range(1000, 3000).Select(number => string.Format(CultureInfo.InvariantCulture, row, number));

        var redacted = Redaction.Redact(header + string.Concat(rows));

        Assert.DoesNotContain("cedar", redacted, StringComparison.Ordinal);
        Assert.Contains("bob3999", redacted, StringComparison.Ordinal);
    }

    private static void AssertMarked(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var found = text;
        foreach (var hit in Enumerable.Reverse<SecretHit>([.. SecretDetector.Default.Detect(text)]))
        {
            found = $"{found[..hit.Start]}«{text.Substring(hit.Start, hit.Length)}»{found[hit.End..]}";
        }

        Assert.Equal(marked, found);
    }
}
