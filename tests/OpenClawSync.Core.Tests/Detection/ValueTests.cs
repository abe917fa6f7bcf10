namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Values as people write them after the name of a password: marks of every kind inside, emphasis around, several words.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("Hd8w?QvNsK4c")]
    [InlineData("Hd8w.QvNsK4c")]
    [InlineData("Hd8w(QvNsK4c")]
    [InlineData("Hd8w[QvNsK4c")]
    [InlineData("Hd8w/QvNsK4c")]
    [InlineData("Hd8w<QvNsK4c")]
    [InlineData("Hd8w`QvNsK4c")]
    [InlineData("Hd8w\\QvNsK4c")]
    [InlineData("Hd8w|QvNsK4c")]
    [InlineData("Hd8w#QvNsK4c")]
    [InlineData("Hd8w;QvNsK4c")]
    [InlineData("Hd8w,QvNsK4c")]
    [InlineData("Hd8w€QvNsK4c")]
    [InlineData("Hd8wQvNsK4c?")]
    [InlineData("Hd8wQvNsK4c*")]
    [InlineData("Hd8wQvNsK4!!")]
    [InlineData("Mackerel7(b0at2291")]
    [InlineData("*Hd8wQvNsK4c")]
    [InlineData("mr.pickwick77")]
    [InlineData("kettle.kettle.orchard")]
    [InlineData("Самара1987!")]
    [InlineData("桜並木2019")]
    public void The_whole_value_is_redacted(string value)
    {
        foreach (var layout in (string[])["password: {0}", "admin (Password: {0})", "pw = {0}", "pass -> {0}", "- Passwort: {0}\nnext"])
        {
            Assert.Equal(Format(layout, "[REDACTED]"), Redaction.Redact(Format(layout, value)));
        }
    }

    [Theory]
    [InlineData("**Password**: **{0}**")]
    [InlineData("**Password:** *{0}*")]
    [InlineData("Password: __{0}__")]
    [InlineData("Password: ~~{0}~~")]
    [InlineData("Password = **`{0}`**")]
    [InlineData("Password: <code>{0}</code>")]
    [InlineData("Password: <b><kbd>{0}</kbd></b>")]
    [InlineData("Password: „{0}“")]
    [InlineData("Password: „{0}”")]
    [InlineData("Password: »{0}«")]
    [InlineData("password :: {0}")]
    [InlineData("| x |\n|`SMTP_PASS`|`{0}`|")]
    public void Emphasis_and_quotes_around_a_value_stay(string layout) =>
        Assert.Equal(Format(layout, "[REDACTED]"), Redaction.Redact(Format(layout, "Rt5vNw8qLz")));

    [Theory]
    [InlineData("Gmail app password: {0}", "zwqk vbnt xjlr mpdh")]
    [InlineData("- **App password:** {0}\n", "zwqk vbnt xjlr mpdh")]
    [InlineData("2FA secret: {0}", "k7wq 2zxn v4bt rj6m p3ld qh5s")]
    [InlineData("Password: {0}\nnext", "walnut heron granite puddle")]
    [InlineData("\"password\": \"{0}\"", "Yellow Heron 44 Puddles")]
    [InlineData("\"password\": \"{0}\"", "Granite Heron Walnut Puddle")]
    [InlineData("MYSQL_ROOT_PASSWORD={0}", "minhatartaruga")]
    [InlineData("\"password\": \"{0}\"", "walnutsxgranitex")]
    public void Groups_and_words_are_redacted_as_one_value(string layout, string value) =>
        Assert.Equal(Format(layout, "[REDACTED]"), Redaction.Redact(Format(layout, value)));

    [Theory]
    [InlineData("postgres://app:{0}@db.internal/app", "Hd8w.QvNs(4c")]
    [InlineData("postgres://app:{0}@db.internal/app", "req.kestrel9")]
    [InlineData("amqp://app:{0}@mq.internal", "Hd8w/QvNsK4c")]
    [InlineData("https://app:{0}@db.internal", "*Hd8wQvNs?")]
    public void A_password_in_a_URL_is_no_code(string layout, string value) =>
        Assert.Equal(Format(layout, "[REDACTED]"), Redaction.Redact(Format(layout, value)));

    [Theory]
    [InlineData("password: user.password")]
    [InlineData("password = req.body.password2")]
    [InlineData("password: creds?.pw")]
    [InlineData("password: config[\"db\"]")]
    [InlineData("password: values[0]")]
    [InlineData("password = getPassword(user)")]
    [InlineData("password = crypto.pbkdf2(password, salt, rounds)")]
    [InlineData("password: string?")]
    [InlineData("password = Vault::read")]
    [InlineData("password: secrets/db/main")]
    [InlineData("password: *dbPassword")]
    [InlineData("password: see notes2.txt")]
    [InlineData("https://localhost:8080/users/@me")]
    [InlineData("https://lists.example.org/r/20190705175321.DB42F0AD@viggo.example.com")]
    [InlineData("Password: see the note on the fridge")]
    [InlineData("\"password\": \"Must have 12 characters\"")]
    public void Code_and_paths_are_left_alone(string text) => Assert.Equal(text, Redaction.Redact(text));

    private static string Format(string layout, string value) => layout.Replace("{0}", value, StringComparison.Ordinal);
}
