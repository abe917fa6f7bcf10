using System.Collections.Frozen;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// The cities and islands after which the IANA database names time zones. They are listed here because the database of a machine may be
/// another version, and the same note must give the same entries everywhere. Names that are also common words are left out.
/// </summary>
internal static class TimeZoneCities
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        List.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries)
    );

    private const string List = """
        Abidjan Accra Adak Addis_Ababa Adelaide Aden Algiers Almaty Amman Amsterdam Anadyr Anchorage Andorra Anguilla
        Antananarivo Antigua Apia Aqtau Aqtobe Araguaina Aruba Ashgabat Ashkhabad Asmara Asmera Astrakhan Asuncion Athens
        Atikokan Atka Atyrau Auckland Azores Baghdad Bahia Bahia_Banderas Bahrain Baku Bamako Bangkok Bangui Banjul Barbados
        Barnaul Beirut Belem Belfast Belgrade Belize Berlin Bermuda Beulah Bishkek Bissau Blanc-Sablon Blantyre Boa_Vista
        Bogota Boise Bougainville Bratislava Brazzaville Brisbane Broken_Hill Brunei Brussels Bucharest Budapest Buenos_Aires
        Bujumbura Busingen Cairo Calcutta Cambridge_Bay Campo_Grande Canary Canberra Cancun Cape_Verde Caracas Casablanca
        Catamarca Cayenne Cayman Ceuta Chagos Chatham Chicago Chihuahua Chisinau Chita Choibalsan Chongqing Chungking Chuuk
        Ciudad_Juarez Colombo Comoro Conakry Copenhagen Coral_Harbour Cordoba Costa_Rica Coyhaique Creston Cuiaba Curacao
        Currie Dacca Dakar Damascus Danmarkshavn Dar_es_Salaam Darwin Dawson Dawson_Creek Denver Detroit Dhaka Dili Djibouti
        Dominica Douala Dubai Dublin Dushanbe Edmonton Efate Eirunepe El_Aaiun El_Salvador Enderbury Ensenada Eucla Faeroe
        Fakaofo Famagusta Faroe Fiji Fort_Nelson Fort_Wayne Fortaleza Freetown Funafuti Gaborone Galapagos Gambier Gaza
        Gibraltar Glace_Bay Godthab Goose_Bay Grand_Turk Grenada Guadalcanal Guadeloupe Guam Guatemala Guayaquil Guernsey
        Guyana Halifax Harare Harbin Havana Hebron Helsinki Hermosillo Ho_Chi_Minh Hobart Hong_Kong Honolulu Hovd Indianapolis
        Inuvik Iqaluit Irkutsk Isle_of_Man Istanbul Jakarta Jamaica Jan_Mayen Jayapura Jersey Jerusalem Johannesburg Juba
        Jujuy Juneau Kabul Kaliningrad Kamchatka Kampala Kanton Karachi Kashgar Kathmandu Katmandu Kerguelen Khandyga Khartoum
        Kiev Kigali Kinshasa Kiritimati Kirov Kolkata Kosrae Kralendijk Krasnoyarsk Kuala_Lumpur Kuching Kuwait Kwajalein Kyiv
        La_Paz La_Rioja Lagos Libreville Lima Lindeman Lisbon Ljubljana Lome London Longyearbyen Lord_Howe Los_Angeles
        Louisville Lower_Princes Luanda Lubumbashi Lusaka Luxembourg Macao Macau Maceio Macquarie Madeira Madrid Magadan Mahe
        Majuro Makassar Malabo Maldives Malta Managua Manaus Manila Maputo Marengo Mariehamn Marigot Marquesas Martinique
        Maseru Matamoros Mauritius Mawson Mayotte Mazatlan Mbabane McMurdo Melbourne Mendoza Menominee Merida Metlakatla
        Mexico_City Minsk Miquelon Mogadishu Monaco Moncton Monrovia Monterrey Montevideo Monticello Montreal Montserrat
        Moscow Muscat Nairobi Nassau Nauru Ndjamena New_Salem New_York Niamey Nicosia Nipigon Niue Norfolk Noronha Nouakchott
        Noumea Novokuznetsk Novosibirsk Nuuk Ojinaga Omsk Oslo Ouagadougou Pago_Pago Palau Panama Pangnirtung Paramaribo Paris
        Perth Petersburg Phnom_Penh Phoenix Pitcairn Podgorica Pohnpei Ponape Pontianak Port-au-Prince Port_Moresby
        Port_of_Spain Porto-Novo Porto_Acre Porto_Velho Prague Puerto_Rico Punta_Arenas Pyongyang Qatar Qostanay Queensland
        Qyzylorda Rainy_River Rangoon Rankin_Inlet Rarotonga Recife Reunion Reykjavik Riga Rio_Branco Rio_Gallegos Riyadh Rome
        Rosario Rothera Saigon Saipan Sakhalin Salta Samara Samarkand Samoa San_Juan San_Luis San_Marino Santa_Isabel Santarem
        Santiago Santo_Domingo Sao_Paulo Sao_Tome Sarajevo Saratov Scoresbysund Seoul Shanghai Shiprock Simferopol Singapore
        Sitka Skopje Sofia South_Georgia South_Pole Srednekolymsk St_Barthelemy St_Helena St_Johns St_Kitts St_Lucia St_Thomas
        St_Vincent Stockholm Swift_Current Sydney Syowa Tahiti Taipei Tallinn Tarawa Tashkent Tasmania Tbilisi Tegucigalpa
        Tehran Tel_Aviv Tell_City Thimbu Thimphu Thule Thunder_Bay Tijuana Timbuktu Tirane Tiraspol Tokyo Tomsk Tongatapu
        Toronto Tortola Tripoli Truk Tucuman Tunis Ujung_Pandang Ulaanbaatar Ulan_Bator Ulyanovsk Urumqi Ushuaia Ust-Nera
        Uzhgorod Vaduz Vancouver Vatican Vevay Vienna Vientiane Vilnius Vincennes Vladivostok Volgograd Vostok Wallis Warsaw
        Whitehorse Winamac Windhoek Winnipeg Yakutat Yakutsk Yangon Yap Yekaterinburg Yellowknife Yerevan Zagreb Zaporozhye
        Zurich
        """;

    /// <summary>Whether a text is the name of a city; its words are separated by spaces or underscores.</summary>
    public static bool Contains(string name) => Names.Contains(name.Replace(' ', '_'));
}
