using System.Collections.Frozen;

namespace OpenClawSync.Encodings;

/// <summary>The most frequent characters of Chinese, Japanese and Korean, by which a short text is recognized.</summary>
internal static class CommonCharacters
{
    private const string Simplified =
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么"
        + "去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关"
        + "点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教"
        + "儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直"
        + "德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该"
        + "交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔密码账号登录服器令牌钥测试错误配置项议邮箱网址链署备份修复需午晚早继续检查";

    private const string Traditional =
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼"
        + "去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關"
        + "點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒"
        + "原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資"
        + "命金密碼帳號登錄入服器令牌鑰測試錯誤配置項專案議郵箱網址連結署更新完成始備份修復請需求午晚早繼續檢查檔伺設資料庫記";

    private const string Kanji =
        "日本語一人年大十二中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校土木聞食車何"
        + "南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文"
        + "元重近考画海知道集別物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究起着店質待試族早映験英医仕去味写字答夜音注帰暗"
        + "証番号秘密登録設定更完了確認記";

    private const string Hangul =
        "이다의는에을가를한하고로지기사도은서그리자나인어대시아있들수정으해요여과것안일부전게장보니주제라조무동만상면내성경구마오신원적스까용비"
        + "때공했바문미소선중치회생연우위모관음네운산계유저습합세국방발화및개않없된될할와며드트호번밀토큰패키버설확완료류작업메암";

    private static readonly FrozenSet<char> None = FrozenSet<char>.Empty;
    private static readonly FrozenSet<char> Chinese = Simplified.ToFrozenSet();
    private static readonly FrozenSet<char> Taiwanese = Traditional.ToFrozenSet();
    private static readonly FrozenSet<char> Japanese = Kanji.ToFrozenSet();
    private static readonly FrozenSet<char> KoreanSyllables = Hangul.ToFrozenSet();

    public static FrozenSet<char> In(int codePage) =>
        codePage switch
        {
            CodePages.Gb18030 => Chinese,
            CodePages.Big5 => Taiwanese,
            CodePages.ShiftJis or CodePages.EucJp => Japanese,
            CodePages.Korean => KoreanSyllables,
            _ => None,
        };

    /// <summary>Whether a character is in the part of a character set that holds the frequent ones.</summary>
    public static bool IsFrequentRegion(char character, int codePage)
    {
        var bytes = CodePages.Get(codePage).GetBytes([character]);
        return bytes.Length == 2
            && codePage switch
            {
                CodePages.Gb18030 => bytes[0] is >= 0xB0 and <= 0xD7 && bytes[1] >= 0xA1,
                CodePages.Big5 => bytes[0] is >= 0xA4 and <= 0xC6,
                CodePages.ShiftJis => bytes[0] is >= 0x88 and <= 0x97,
                CodePages.EucJp => bytes[0] is >= 0xB0 and <= 0xCF,
                CodePages.Korean => bytes[0] is >= 0xB0 and <= 0xC8 && bytes[1] >= 0xA1,
                _ => false,
            };
    }
}
