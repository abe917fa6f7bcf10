namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Sentences as people write them in notes: a language and a text on each line, with the secrets between guillemets.</summary>
internal static class SentenceTexts
{
    public const string Labels = """
        en Password for the label printer: «Quilt!Harbor58»
        de Passwort für die Heizungssteuerung: «Murmel!Tal29»
        fr Mot de passe du compte EDF : «Gaufre&Lilas31»
        es Contraseña del router de la oficina: «Nube_Verde47»
        it Password della telecamera: «Zucca!Mare62»
        pt Senha do painel solar: «Figo!Serra83»
        nl Wachtwoord van de alarmcentrale: «Stroop!Wafel26»
        da Adgangskode til varmepumpen: «Hindbær!Snitte39»
        pl Hasło do sklepu internetowego: «Pierogi!Ruskie45»
        sk Heslo do účtovníctva: «Bryndza!Halusky27»
        ro Parola de la contul de curent: «Mamaliga!Branza38»
        bg Парола за камерата: «Banitsa!Sirene57»
        hr Lozinka za kućni poslužitelj: «Burek!Jogurt69»
        sr Лозинка за кућни рутер: «Kajmak!Lepinja41»
        uk Пароль від домашнього сервера: «Varenyk!Vyshnia72»
        ru Пароль от личного кабинета: «Pelmeni!Smetana64»
        el Κωδικός για το ρούτερ: «Moussaka!Feta35»
        tr Ev sunucusunun şifresi: «Baklava!Fistik98»
        ar كلمة مرور الراوتر: «Kunafa!Jibn46»
        he סיסמה לראוטר: «Shakshuka!Beitza23»
        fa رمز عبور مودم: «Ghormeh!Sabzi77»
        hi राउटर का पासवर्ड: «Samosa!Chutney89»
        bn রাউটারের পাসওয়ার্ড: «Ilish!Bhapa34»
        th รหัสผ่านเราเตอร์: «Somtam!Khaoniao65»
        vi Mật khẩu máy chủ nhà: «Banhmi!Pate71»
        id Kata sandi server rumah: «Rendang!Nasi48»
        ms Kata laluan pelayan rumah: «Satay!Kuah59»
        ja ルーターのパスワード：«Takoyaki!Sauce82»
        ko 공유기 비밀번호: «Tteok!Bokki37»
        zh-Hans 路由器密码：«Jiaozi!Cuyou93»
        zh-Hant 路由器密碼：«Luroufan!Dan28»
        ca Contrasenya del servidor de casa: «Escudella!Olla67»
        tl Password ng router sa bahay: «Adobo!Sinigang54»
        et Kodu serveri parool: «Kohuke!Kama43»
        lv Mājas servera parole: «Pelekie!Zirni85»
        lt Namų serverio slaptažodis: «Cepelinai!Grietine36»
        """;

    public const string Statements = """
        en The guest wifi password is now «plumfield94».
        de Das Passwort vom Gäste-WLAN ist jetzt «apfelhain73».
        fr Le mot de passe du wifi est maintenant «prunelle58».
        es La contraseña del wifi ahora es «almendro46».
        it La password del wifi adesso è «castagno81».
        pt A senha do wifi agora é «jabuticaba27».
        nl Het wachtwoord van de wifi is nu «kersenbloesem64».
        sv Lösenordet till wifi är nu «björkdunge35».
        da Adgangskoden til wifi er nu «rugmark92».
        nb Passordet til wifi er nå «blåklokke48».
        fi Wifin salasana on nyt «koivikko57».
        pl Hasło do wifi to teraz «jarzebina86».
        cs Heslo na wifi je teď «malinovka39».
        sk Heslo na wifi je teraz «cucoriedka72».
        hu A wifi jelszava most «meggyfa68».
        ro Parola de la wifi este acum «zmeurica45».
        bg Паролата за wifi вече е «chereshka91».
        hr Lozinka za wifi je sada «tresnjica53».
        sr Лозинка за wifi је сада «visnjica24».
        sl Geslo za wifi je zdaj «borovnica87».
        uk Пароль від вайфаю тепер «smorodyna62».
        ru Пароль от вайфая теперь «kryzhovnik49».
        el Ο κωδικός του wifi είναι τώρα «kerasaki76».
        tr Wifi şifresi artık «visnelik33».
        ar كلمة مرور الواي فاي الآن هي «mishmish84».
        he הסיסמה של הוויי פיי היא עכשיו «duvdevan51».
        fa رمز وای فای الان «gilasak67» است.
        hi वाईफाई का पासवर्ड अब «jamunwala38» है।
        bn ওয়াইফাইয়ের পাসওয়ার্ড এখন «kamranga95»।
        th รหัสไวไฟตอนนี้คือ «lamyai4729»
        vi Mật khẩu wifi bây giờ là «vaithieu63».
        id Kata sandi wifi sekarang «rambutan82x».
        ms Kata laluan wifi sekarang ialah «duriankampung71».
        ja Wi-Fiのパスワードは今「«sakuranbo46»」です。
        ko 와이파이 비밀번호는 이제 «aengdu5823» 입니다.
        zh-Hans wifi密码现在是«yingtao739»。
        zh-Hant wifi密碼現在是«pipatree615»。
        ca La contrasenya del wifi ara és «cirerer47».
        tl Ang password ng wifi ay «santolito59» na ngayon.
        sw Nenosiri la wifi sasa ni «fenesitamu34».
        et Wifi parool on nüüd «kirsipuu78».
        lv Wifi parole tagad ir «kirsukoks52».
        lt Wifi slaptažodis dabar yra «vysnaite61».
        """;

    public const string ValuesFirst = """
        en Use «Otter_Pond66» as the password for the archive.
        de Nimm «Otter_Teich66» als Passwort für das Archiv.
        es Usa «Nutria_Lago66» como contraseña del archivo.
        pt Usa «Lontra_Rio66» como senha do arquivo.
        nl Gebruik «Otter_Vijver66» als wachtwoord voor het archief.
        fi Käytä «Saukko_Lampi66» salasanana arkistoon.
        pl Użyj «Wydra_Staw66» jako hasła do archiwum.
        cs Použij «Vydra_Rybnik66» jako heslo k archivu.
        sk Použi «Vydra_Jazero66» ako heslo k archívu.
        ro Folosește «Vidra_Lac66» ca parolă pentru arhivă.
        bg Използвай «Vidra_Ezero66» като парола за архива.
        sr Користи «Vidra_Bara66» као лозинку за архиву.
        sl Uporabi «Vidra_Ribnik66» kot geslo za arhiv.
        uk Використай «Vydra_Stav66» як пароль до архіву.
        ru Используй «Vydra_Prud66» как пароль для архива.
        el Χρησιμοποίησε το «Vidra_Limni66» ως κωδικό για το αρχείο.
        tr Arşiv için «Samur_Golet66» şifre olarak kullan.
        ar استخدم «Qudaa_Buhayra66» ككلمة مرور للأرشيف.
        he תשתמש ב-«Lutra_Agam66» בתור סיסמה לארכיון.
        fa از «Samur_Berke66» به عنوان رمز عبور آرشیو استفاده کن.
        hi आर्काइव के लिए «Udbilav_Jheel66» को पासवर्ड रखो।
        bn আর্কাইভের জন্য «Udbiral_Pukur66» পাসওয়ার্ড হিসেবে ব্যবহার করো।
        th ใช้ «Nak_Buengnam66» เป็นรหัสผ่านของไฟล์
        vi Dùng «Raica_Aoho66» làm mật khẩu cho kho lưu trữ.
        id Pakai «Berang_Kolam66» sebagai kata sandi arsip.
        ms Guna «Memerang_Tasik66» sebagai kata laluan arkib.
        ko 보관함은 «Sudal_Yeonmot66»을 비밀번호로 써.
        zh-Hans 用«Shuita_Chi66»作为归档的密码。
        tl Gamitin ang «Oter_Lawa66» bilang password ng archive.
        sw Tumia «Fisimaji_Ziwa66» kama nenosiri la kumbukumbu.
        """;

    public const string Rotations = """
        en Rotated the mail password from «Fern.Valley18» to «Birch.Canyon73».
        en Alarm code was «7402», now «8813».
        en - NAS password: ~~«Fern.Valley18»~~ → «Birch.Canyon73»
        de Mail-Passwort von «Farn.Tal1808» auf «Birke.Schlucht73» geändert.
        fr Mot de passe mail changé de «Fougere.Val18» à «Bouleau.Gorge73».
        es Cambié la contraseña del correo de «Helecho.Valle18» a «Abedul.Risco73».
        it Password della posta cambiata da «Felce.Valle18» a «Betulla.Gola73».
        pt Troquei a senha do e-mail de «Samambaia.Vale18» para «Betula.Serra73».
        nl Mailwachtwoord gewijzigd van «Varen.Dal1808» naar «Berk.Kloof73».
        sv Bytte mejllösenordet från «Ormbunke.Dal18» till «Bjork.Ravin73».
        da Skiftede adgangskoden til mail fra «Bregne.Dal18» til «Birk.Slugt73».
        nb Byttet passordet til e-posten fra «Bregne.Li1808» til «Bjork.Juv73».
        fi Sähköpostin vanha salasana «Saniainen.Laakso18», uusi «Koivu.Rotko73».
        pl Zmieniłem hasło do poczty z «Paproc.Dolina18» na «Brzoza.Wawoz73».
        cs Změnil jsem heslo k mailu z «Kapradi.Udoli18» na «Briza.Rokle73».
        sk Zmenil som heslo k mailu z «Papradie.Dolina18» na «Breza.Roklina73».
        hu Régi jelszó: «Pafrany.Volgy18», új jelszó: «Nyirfa.Szurdok73».
        ro Am schimbat parola de mail din «Feriga.Vale18» în «Mesteacan.Chei73».
        bg Смених паролата за пощата от «Paprat.Dolina18» на «Breza.Klisura73».
        hr Promijenio sam lozinku za mail s «Paprat.Dol1808» na «Breza.Kanjon73».
        sr Стара лозинка «Paprat.Uvala18», нова «Breza.Klanac73».
        sl Staro geslo «Praprot.Dolina18», novo «Breza.Soteska73».
        uk Змінив пароль пошти з «Paporot.Dolyna18» на «Bereza.Yaru73».
        ru Сменил пароль от почты с «Paporotnik.Dol18» на «Bereza.Ovrag73».
        tr Posta şifresi «Egrelti.Vadi18» idi, artık «Hus.Kanyon73».
        ar غيرت كلمة مرور البريد من «Sarkhas.Wadi18» إلى «Batula.Khaniq73».
        he החלפתי את הסיסמה של המייל מ-«Sharach.Emek18» ל-«Shadar.Kanyon73».
        fa رمز ایمیل از «Sarkhas.Darre18» به «Ghan.Tange73» عوض شد.
        hi पुराना पासवर्ड «Fern.Ghati18» था, नया «Bhojpatra.Khai73» है।
        bn পুরোনো পাসওয়ার্ড «Fern.Upotyoka18», নতুন «Birch.Girikhat73»।
        th เปลี่ยนรหัสผ่านอีเมลจาก «Fern.Hubkhao18» เป็น «Birch.Hupha73»
        vi Đổi mật khẩu email từ «Duongxi.Thunglung18» sang «Bachduong.Hemnui73».
        id Kata sandi email diganti dari «Paku.Lembah18» ke «Betula.Ngarai73».
        ms Kata laluan e-mel ditukar daripada «Paku.Lurah18» kepada «Birch.Gaung73».
        ja メールのパスワードを «Shida.Tani18» から «Shirakaba.Kyokoku73» に変更した。
        ko 메일 비밀번호를 «Gosari.Gyegok18»에서 «Jajak.Hyeopgok73»로 바꿨다.
        zh-Hans 邮箱密码从 «Jue.Shangu18» 改成 «Hua.Xiagu735»。
        zh-Hant 信箱密碼從 «Jue.Shangu19» 改成 «Hua.Xiagu736»。
        ca He canviat la contrasenya del correu de «Falguera.Vall18» a «Bedoll.Gorja73».
        """;

    public const string LabelsAbove = """
        en ### Vault password\n\n«Heron!Dusk91»
        de **Kennwort Tresor**\n«Reiher!Abend91»
        fr Mot de passe du coffre\n«Heron!Soir91»
        es Contraseña de la caja fuerte:\n«Garza!Tarde91»
        it Password della cassaforte\n\n«Airone!Sera91»
        pt Senha do cofre:\n«Garca!Noite91»
        nl Wachtwoord kluis:\n«Reiger!Avond91»
        sv Lösenord:\n«Hager!Kvall91»
        da Adgangskode:\n«Hejre!Aften91»
        nb Passord:\n«Hegre!Kveld91»
        fi Salasana:\n«Haikara!Ilta91»
        pl Hasło:\n«Czapla!Wieczor91»
        cs Heslo:\n«Volavka!Vecer91»
        sk Heslo k trezoru:\n«Volavka!Noc917»
        hu Jelszó:\n«Gemes!Este918»
        ro Parola:\n«Starc!Seara91»
        bg Парола:\n«Chapla!Vecher91»
        hr Lozinka:\n«Caplja!Vecer91»
        sr Лозинка:\n«Caplja!Noc9182»
        sl Geslo:\n«Caplja!Mrak918»
        uk Пароль:\n«Chaplia!Vechir91»
        ru Пароль от сейфа:\n«Tsaplya!Vecher91»
        el Κωδικός:\n«Erodios!Vradi91»
        tr Şifre:\n«Balikcil!Aksam91»
        ar كلمة المرور:\n«Malik!Layl918»
        he סיסמה:\n«Anafa!Erev918»
        fa رمز عبور:\n«Havasil!Shab91»
        hi पासवर्ड:\n«Bagula!Shaam91»
        bn পাসওয়ার্ড:\n«Bok!Sondhya918»
        th รหัสผ่าน:\n«Nok!Yen91835»
        vi Mật khẩu:\n«Diec!Chieu918»
        id Kata sandi:\n«Kuntul!Senja91»
        ms Kata laluan:\n«Bangau!Senja91»
        ja パスワード\n«Sagi!Yuugure91»
        ko 비밀번호\n«Waegari!Jeonyeok91»
        zh-Hans 密码\n«Canglu!Wan918»
        zh-Hant 密碼\n«Canglu!Ye9182»
        ca Contrasenya:\n«Bernat!Vespre91»
        tl Password ng kaha:\n«Tagak!Gabi918»
        sw Nenosiri:\n«Korongo!Jioni91»
        """;

    public const string Codes = """
        en The alarm code is «7402» and the safe opens with «118834».
        en PUK for the spare SIM: «48129035»
        de Der Code für die Alarmanlage ist «7402», der Tresor geht mit «118834» auf.
        fr Code de l'alarme : «7402»
        es El PIN de la tarjeta es «7402».
        it Il PIN della carta è «7402».
        pt O código do alarme é «7402».
        nl De pincode van het alarm is «7402».
        sv Larmkoden är «7402».
        da Koden til alarmen er «7402».
        nb Alarmkoden er nå «7403».
        fi Hälyttimen koodi on «7402».
        pl Kod do alarmu to «7402».
        cs Kód alarmu je «7402».
        sk PIN ku karte je «7405».
        hu A riasztó kódja «7402».
        ro Codul alarmei este «7402».
        bg Кодът на алармата е «7402».
        hr Šifra alarma je «7402».
        sr Шифра аларма је «7402».
        sl Koda alarma je «7402».
        uk Код сигналізації: «7402».
        ru Код от домофона «7402».
        el Ο κωδικός του συναγερμού είναι «7402».
        tr Alarm kodu «7402».
        ar رمز الإنذار هو «7402».
        he הקוד של האזעקה הוא «7402».
        fa رمز دزدگیر «7402» است.
        hi अलार्म का कोड «7402» है।
        bn অ্যালার্মের কোড «7402»।
        th รหัสสัญญาณกันขโมยคือ «7402»
        vi Mã báo động là «7402».
        id Kode alarm «7402».
        ms Kod penggera ialah «7402».
        ja アラームの暗証番号は«7402»です。
        ko 현관 비밀번호는 «7402» 이야.
        zh-Hans 门锁密码是«740261»。
        zh-Hant 門鎖密碼是«740261»。
        ca El codi de l'alarma és «7402».
        tl Ang PIN ng card ay «7402».
        sw Namba ya siri ya kengele ni «7402».
        """;

    public const string Pairs = """
        en Printer login: admin / «Sable!Ridge45»
        de Zugang zum Drucker: admin / «Zobel!Grat45»
        es Acceso a la impresora: admin / «Cebellina!Cresta45»
        it Accesso stampante: admin / «Zibellino!Cresta45»
        pt Login da impressora: admin / «Zibelina!Crista45»
        nl Inloggen op de printer: admin / «Sabel!Kam4567»
        sv Inloggning skrivaren: admin / «Sobel!Kamm4567»
        pl Logowanie do drukarki: admin / «Sobol!Gran4567»
        cs Přihlášení k tiskárně: admin / «Sobol!Hreben45»
        ru Логин и пароль от принтера: admin / «Sobol!Greben45»
        ja プリンターのログイン: admin / «Kuroten!One45»
        """;

    public const string Lists = """
        fr Codes de secours : «48271193», «55602748», «90316672»
        es Códigos de respaldo:\n- «48271193»\n- «55602748»\n- «90316672»
        it Codici di backup: «4827 1193», «5560 2748», «9031 6672»
        pt Códigos de backup: «4827-1193», «5560-2748», «9031-6672»
        nl Back-upcodes: «48271193», «55602748», «90316672»
        sv Reservkoder:\n«4827-1193»\n«5560-2748»\n«9031-6672»
        pl Kody zapasowe: «48271193», «55602748», «90316672»
        ru Резервные коды: «48271193», «55602748», «90316672»
        tr Yedek kodlar: «48271193», «55602748», «90316672»
        ja バックアップコード:\n«48271193»\n«55602748»\n«90316672»
        zh-Hans 备用验证码：«48271193»、«55602748»、«90316672»
        """;

    public const string Harmless = """
        en The router password must have at least 12 characters and changes every 90 days.
        en I changed the password yesterday and stored it in Bitwarden.
        de Das Passwort für den Router muss mindestens 12 Zeichen haben.
        de Das Passwort liegt im Passwortmanager, Eintrag Heizung 2.
        fr Le mot de passe du routeur doit avoir au moins 12 caractères.
        es La contraseña del router debe tener al menos 12 caracteres.
        it La password del router deve avere almeno 12 caratteri.
        pt A senha do roteador deve ter pelo menos 12 caracteres.
        nl Het wachtwoord van de router moet minstens 12 tekens hebben.
        sv Lösenordet till routern ska ha minst 12 tecken.
        da Adgangskoden til routeren skal have mindst 12 tegn.
        nb Passordet til ruteren må ha minst 12 tegn.
        fi Reitittimen salasanassa pitää olla vähintään 12 merkkiä.
        pl Hasło do routera musi mieć co najmniej 12 znaków.
        cs Heslo k routeru musí mít aspoň 12 znaků.
        sk Heslo k routeru musí mať aspoň 12 znakov.
        hu A router jelszavának legalább 12 karakterből kell állnia.
        ro Parola routerului trebuie să aibă cel puțin 12 caractere.
        bg Паролата на рутера трябва да е поне 12 знака.
        hr Lozinka routera mora imati barem 12 znakova.
        sr Лозинка рутера мора да има бар 12 знакова.
        uk Пароль роутера має містити щонайменше 12 символів.
        ru Пароль роутера должен быть не короче 12 символов.
        el Ο κωδικός του ρούτερ πρέπει να έχει τουλάχιστον 12 χαρακτήρες.
        tr Yönlendirici şifresi en az 12 karakter olmalı.
        ar يجب أن تتكون كلمة مرور الراوتر من 12 حرفا على الأقل.
        he הסיסמה של הראוטר צריכה להיות באורך 12 תווים לפחות.
        fa رمز عبور مودم باید دست‌کم 12 نویسه داشته باشد.
        hi राउटर का पासवर्ड कम से कम 12 अक्षरों का होना चाहिए।
        bn রাউটারের পাসওয়ার্ড কমপক্ষে 12 অক্ষরের হতে হবে।
        th รหัสผ่านเราเตอร์ต้องมีอย่างน้อย 12 ตัวอักษร
        vi Mật khẩu của bộ định tuyến phải có ít nhất 12 ký tự.
        id Kata sandi router harus minimal 12 karakter.
        ms Kata laluan penghala mesti sekurang-kurangnya 12 aksara.
        ja ルーターのパスワードは12文字以上にすること。
        ko 공유기 비밀번호는 12자 이상이어야 한다.
        zh-Hans 路由器密码至少要有12个字符。
        zh-Hant 路由器密碼至少要有12個字元。
        ca La contrasenya de l'encaminador ha de tenir almenys 12 caràcters.
        tl Dapat may 12 karakter o higit pa ang password ng router.
        sw Nenosiri la kipanga njia lazima liwe na herufi 12 au zaidi.
        en He opened the meeting with a joke about version 2 of the plan.
        en The museum opens with 1500 visitors expected on Saturday.
        en Log in with your usual account; the site opens at 9.
        en one, two, three, testing the microphone code path
        en Ana: did you change the password?\nme: yes, yesterday
        en status: done\nowner: Building42
        de Man öffnet die Datei mit LibreOffice 7.6 oder neuer.
        de Sendungscode JD0146000031, kommt Freitag
        fr On ouvre le fichier avec Inkscape 1.3.
        es Se abre con LibreOffice, no con Word 2016.
        it Si apre con VLC 3.0.
        nl Het bestand opent met GIMP 2.10.
        sv Filen öppnas med Inkscape 1.3.
        pl Plik otwiera się w LibreOffice 24.2.
        ru Файл открывается через LibreOffice 24.2.
        tr Dosya LibreOffice 24.2 ile açılıyor.
        """;

    public const string Access = """
        en The tax archive opens with «Lantern!Moss47».
        en you get into the club site with «Juniper_Trail8» until June
        en "«Maple7Harbor»" unlocks the scanned contracts
        de Ins Vereinsportal kommt man mit «Kachelofen!Nord5» rein.
        fr le coffre numérique s'ouvre avec «Moutarde_Verte9»
        es Al servidor de copias se entra con «Cigarra!Azul52»
        es el archivo se abre con «Pimiento_Rojo81»
        it Nel gestionale si entra con «Zafferano!Lago74»
        pt O arquivo abre com «Caju!Serra29», disse a Rita
        nl Je komt in het rooster met «Stroopwafel!Kist6»
        sv Arkivet öppnas med «Lingon!Skog58»
        da Man kommer ind i regnskabet med «Tyttebær!Eng41»
        nb Arkivet åpnes med «Multe!Fjell63»
        fi Arkistoon pääsee tunnuksella «Puolukka!Suo27»
        pl Do archiwum wchodzi się przez «Jagoda!Bor49»
        cs Archiv se otevře pomocí «Borůvka!Les38»
        sk Archív sa otvorí cez «Malina!Hora72»
        ro Arhiva se deschide cu «Zmeura!Deal65»
        hr Arhiva se otvara s «Kupina!Otok91»
        sl Arhiv se odpre z «Borovnica!Gozd84»
        bg Архивът се отваря с «Malina!Gora57»
        ru Архив открывается через «Malina!Reka46»
        uk Архів відкривається через «Kalyna!Hai73»
        el Το αρχείο ανοίγει με «Kastano!Vouno35»
        tr Arşiv «Kestane!Dere68» ile açılıyor
        id Arsipnya dibuka pakai «Rambutan!Bukit24»
        ms Arkib itu dibuka dengan «Manggis!Pantai53»
        vi Kho lưu trữ mở bằng «Vaithieu!Doi97»
        zh-Hans 用 «Lizhi!Shan62» 就能登录报销系统
        zh-Hant 用 «Longyan!Gang71» 就能登入報帳系統
        ko 보관함은 «Satgat!Gil86» 로 열림
        ja 保管庫は «Yuzu!Machi33» で開く
        ca L'arxiu s'obre amb «Castanya!Vall48»
        gl O arquivo ábrese con «Castaña!Monte59»
        is Geymslan opnast með «Krækiber!Holt66»
        et Arhiiv avaneb koodiga «Mustikas!Raba19»
        lv Arhīvu var atvērt ar «Mellene!Purvs78»
        lt Archyvas atsidaro su «Mėlynė!Miškas21»
        sq Arkivi hapet me «Mjedër!Mali54»
        """;

    public const string SpelledOut = """
        en the gate code is «four seven one nine»
        en PIN for the tablet: «zero eight double three»
        de Der Türcode lautet «acht null drei sieben»
        fr le code du portail, c'est «quatre sept un neuf»
        es el código del portal es «siete dos cero cinco»
        it il codice del cancello è «quattro sette uno nove»
        pt o código do portão é «sete dois zero cinco»
        nl de code van het hek is «zeven twee nul vijf»
        sv portkoden är «sju två noll fem»
        pl kod do bramy to «siedem dwa zero pięć»
        fi portin koodi on «seitsemän kaksi nolla viisi»
        lt vartų kodas «septyni du nulis penki»
        """;

    public const string SentencesAsPasswords = """
        en The disk password is a whole sentence: «Nine herons argue over one wet biscuit!»
        de Das Kennwort ist ein Satz: «Mein Onkel bügelt dienstags sieben gelbe Fahnen.»
        fr le mot de passe du disque est une phrase : «Les escargots de tante Ida prennent le bus 9.»
        es la contraseña del disco es una frase: «Mi abuela guarda tres paraguas en el horno»
        it la password del disco è una frase: «Il gatto del fornaio suona 2 trombe»
        pl hasło do dysku to całe zdanie: «Wujek Zenon trzyma 3 kaczki w szafie.»
        ru пароль от диска — целая фраза: «Бабушка прячет 7 самоваров под диваном»
        tr disk parolası bir cümle: «Halamın 5 kedisi çarşamba piyano çalar.»
        """;

    public const string Answers = """
        en Ana: how do I get into the shed?\nme: «5926», then push
        en Bob: what's the wifi password?\nAna: «plum.kettle.9»\nBob: ty
        en Agent: and the code word please?\nme: «lilac teapot»
        de Jonas: wie komme ich in den Keller?\nich: «7350» und dann die Raute
        fr Léa : c'est quoi le code du garage ?\nmoi : «41B72»
        es Luis: ¿cuál es la clave del wifi?\nyo: «Nube_Verde_2009»
        nl Daan: wat is de code van de fietsenstalling?\nik: «6183»
        pl Ola: jaki jest kod do piwnicy?\nja: «8264»
        ru Катя: какой код от калитки?\nя: «5193»
        """;
}
