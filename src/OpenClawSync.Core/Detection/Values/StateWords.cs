using System.Collections.Frozen;

namespace OpenClawSync.Detection.Values;

/// <summary>Single words that say something about a secret in its place: <c>Password: unchanged</c>, <c>Hasło: nieznane</c>.</summary>
internal static class StateWords
{
    private const int MaxLength = 24;

    private static readonly FrozenSet<string> Words = (
        "unchanged changed updated rotated expired revoked unknown forgotten missing unset disabled enabled shared confidential "
        + "undisclosed withheld temporary permanent available unavailable pending resent regenerated reissued "
        + "unverändert geändert aktualisiert abgelaufen gesperrt unbekannt vergessen zurückgesetzt erneuert hinterlegt gespeichert geheim "
        + "vorhanden fehlt notwendig erforderlich deaktiviert "
        + "inchangé inchangée modifié modifiée expiré oublié inconnu réinitialisé obligatoire requis confidentiel enregistré "
        + "cambiada cambiado caducada caducado olvidada olvidado desconocida desconocido actualizada actualizado restablecida requerida "
        + "obligatoria compartida guardada inalterada secreta "
        + "invariata modificata aggiornata scaduta dimenticata sconosciuta reimpostata obbligatoria richiesta salvata cambiata "
        + "alterada expirada esquecida desconhecida redefinida obrigatória atualizada mudada salva guardado "
        + "ongewijzigd gewijzigd veranderd verlopen vergeten onbekend ingetrokken vernieuwd bijgewerkt verplicht opgeslagen geheim "
        + "oförändrat ändrat uppdaterat glömt okänt utgånget återställt obligatoriskt sparat "
        + "uendret endret oppdatert glemt ukjent utløpt tilbakestilt påkrevd lagret "
        + "uændret ændret opdateret ukendt udløbet nulstillet påkrævet gemt "
        + "muuttumaton muutettu vaihdettu unohtunut tuntematon vanhentunut nollattu pakollinen tallennettu "
        + "változatlan megváltozott módosítva lejárt elfelejtett ismeretlen visszaállítva kötelező frissítve elmentve "
        + "niezmienione zmienione wygasło zapomniane nieznane zresetowane wymagane zapisane zaktualizowane "
        + "nezměněno změněno vypršelo zapomenuté neznámé obnoveno povinné uloženo nezmenené zmenené neznáme vypršané "
        + "neschimbată neschimbat schimbată schimbat expirată uitată necunoscută resetată obligatorie actualizată salvată "
        + "değişmedi değişti değiştirildi güncellendi unutuldu bilinmiyor sıfırlandı gerekli zorunlu kaydedildi yenilendi "
        + "nepromijenjena nepromijenjeno promijenjena promijenjeno nepoznata zaboravljena istekla nespremenjeno spremenjeno neznano "
        + "canviada canviat caducat oblidada desconeguda actualitzada "
        + "изменён изменен сменён сменен обновлён обновлен истёк истек забыт неизвестен сброшен прежний обязателен "
        + "незмінений незмінний змінено оновлено прострочений забутий невідомий скинуто обовʼязковий "
        + "непроменена променена изтекла забравена неизвестна нулирана задължителна непромењена промењена непозната "
        + "αμετάβλητος αμετάβλητο άλλαξε έληξε άγνωστος ξεχάστηκε υποχρεωτικό "
        + "tetap berubah diubah diperbarui kedaluwarsa dilupakan lupa diketahui wajib dikemas tamat "
        + "binago nakalimutan haijabadilika imebadilishwa imesahaulika"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> value)
    {
        if (value.Length > MaxLength)
        {
            return false;
        }

        Span<char> lower = stackalloc char[MaxLength];
        for (var i = 0; i < value.Length; i++)
        {
            lower[i] = char.ToLowerInvariant(value[i]);
        }

        return Lookup.Contains(lower[..value.Length]);
    }
}
