using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>What the steps of a browser fill into a field for a secret.</summary>
public class FieldTests
{
    [Theory]
    [InlineData("await page.getByLabel('Kennwort').fill('§');")]
    [InlineData("await page.locator('input[name=\"pass\"]').first().fill(\"§\");")]
    [InlineData("await page.type('#pw', '§');")]
    [InlineData("driver.find_element(By.ID, \"login-password\").send_keys(\"§\")")]
    [InlineData("cy.get('[name=password]').type('§{enter}')")]
    [InlineData("{\"element\":\"Contraseña\",\"ref\":\"s1e20\",\"text\":\"§\"}")]
    [InlineData("{\"fields\": [{\"name\": \"User\", \"value\": \"bob\"}, {\"name\": \"Password\", \"type\": \"text\", \"value\": \"§\"}]}")]
    [InlineData("{\"step\":\"{\\\"label\\\":\\\"Wachtwoord\\\",\\\"text\\\":\\\"§\\\"}\"}")]
    [InlineData("{\"question\":\"What is the wifi password?\",\"answer\":\"§\"}")]
    public void The_value_is_redacted(string step)
    {
        foreach (var value in (string[])["apfelkuchen7", "Teapot!41"])
        {
            Assert.Equal(
                step.Replace("§", "[REDACTED]", StringComparison.Ordinal),
                Redaction.Redact(step.Replace("§", value, StringComparison.Ordinal))
            );
        }
    }

    [Theory]
    [InlineData("await page.getByLabel('Email').fill('bob9@example.org');")]
    [InlineData("await page.fill('#password', process.env.PASSWORD);")]
    [InlineData("await page.getByLabel('Password').fill('');")]
    [InlineData("await expect(page.locator('#password')).toHaveText('Required');")]
    [InlineData("{\"label\":\"Password\",\"type\":\"password\",\"text\":\"required\"}")]
    [InlineData("{\"element\":\"Search box\",\"ref\":\"e12\",\"text\":\"winterrose7\"}")]
    [InlineData("{\"name\":\"Token count\",\"value\":\"182312\"}")]
    public void Other_fields_are_left_alone(string step) => Assert.Empty(SecretDetector.Default.Detect(step));
}
