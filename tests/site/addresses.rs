//! Where pages stand, what collides, and where former addresses lead.

use super::builder::Site;

#[test]
fn a_slug_is_made_of_the_stem_never_of_a_name() {
    let built = Site::new()
        .file("content/actors/Nayib Bukele.md", "---\nname: Somebody Else\ntitle: Third\n---\n")
        .file("content/analysis/Ürgent & new.md", "---\ntitle: X\n---\nText.\n")
        .file("content/notes/Method of work.md", "Text.\n")
        .file("content/sources/Some Note.md", "---\nkey: The.Key\ntitle: A book\n---\n")
        .file("seeds/deep/er/001_x.txt", "One.")
        .build();
    built.ok();
    built.page("actors/nayib-bukele.html").has("<h1>Somebody Else</h1>");
    built.page("analysis/urgent-new.html").has("<h1>X</h1>");
    built.page("notes/method-of-work.html").has("<h1>Method of work</h1>").has("href=\"../static/dossier.css\"");
    built.page("sources/the-key.html").has("[@The.Key p1]");
    built.page("sources/001-x.html");
}

#[test]
fn addresses_that_differ_in_case_or_accents_only_collide() {
    Site::new().file("content/actors/José.md", "").file("content/actors/jose.md", "").check().says(&[
        "error[address-taken] content/actors/jose.md: the page `actors/jose.html` is already made of `content/actors/José.md` \
         (rename one of the two files; addresses are equal when they differ only in capitals, accents or punctuation)",
    ]);
    Site::new().file("seeds/a/x.txt", "One.").file("seeds/b/x.txt", "Two.").check().says(&[
        "error[key-taken] seeds/b/x.txt: the citation key `x` already belongs to `seeds/a/x.txt` (give one of the two a `key` of its own)",
    ]);
    Site::new()
        .file("seeds/x.txt", "One.")
        .file("seeds/X.txt", "Two.")
        .check()
        .says(&["error[address-taken] seeds/x.txt: the page `sources/x.html` is already made of `seeds/X.txt` \
         (rename one of the two files; addresses are equal when they differ only in capitals, accents or punctuation)"]);
}

#[test]
fn chancery_keeps_its_own_addresses() {
    Site::new()
        .file("content/method.md", "")
        .file("content/Claims.md", "")
        .file("content/404.md", "")
        .file("content/analysis/Index.md", "")
        .file("seeds/index.txt", "One.")
        .check()
        .says(&[
            "error[address-reserved] content/404.md: the page `404.html` is made by chancery itself (rename the file)",
            "error[address-reserved] content/Claims.md: the page `claims.html` is made by chancery itself (rename the file)",
            "error[address-reserved] content/analysis/Index.md: the page `analysis/index.html` is made by chancery itself (rename the file)",
            "error[address-reserved] content/method.md: the page `method.html` is made by chancery itself (rename the file)",
            "error[address-reserved] seeds/index.txt: the page `sources/index.html` is made by chancery itself (rename the file)",
        ]);
}

#[test]
fn index_method_and_claims_are_free_where_they_do_not_collide() {
    let built = Site::new().file("content/actors/Method.md", "").file("content/notes/index.md", "Text.\n").build();
    built.ok();
    built.page("actors/method.html");
    built.page("notes/index.html");
}

#[test]
fn a_name_without_letters_makes_no_address() {
    Site::new().file("content/actors/???.md", "").file("content/!/x.md", "").file("seeds/---.txt", "One.").check().says(&[
        "error[address-empty] content/!/x.md: no address can be made of the file name `content/!/x.md` (give the file a name with letters or digits)",
        "error[address-empty] content/actors/???.md: no address can be made of the file name `content/actors/???.md` (give the file a name with letters or digits)",
        "error[address-empty] seeds/---.txt: no address can be made of the file name `seeds/---.txt` (give the file a name with letters or digits)",
    ]);
}

#[test]
fn a_country_is_matched_by_code_slug_and_iso_codes() {
    for stem in ["SV", "slv", "El Salvador", "el-salvador", "Republic of El Salvador"] {
        let built = Site::new().file(&format!("content/countries/{stem}.md"), "A *small* country.\n").build();
        built.ok();
        built.page("countries/el-salvador.html").has("A <em>small</em> country.");
    }
    let built = Site::new().file("content/countries/home.md", "---\ncode: SV\nname: Cuscatlán\n---\n").build();
    built.ok();
    built.page("countries/el-salvador.html").has("<h1>Cuscatlán</h1>");
}

#[test]
fn a_country_has_one_file_and_is_known() {
    Site::new()
        .file("content/countries/SV.md", "")
        .file("content/countries/El Salvador.md", "")
        .file("content/countries/Atlantis.md", "")
        .file("content/countries/x.md", "---\ncode: QQ\n---\n")
        .file("content/actors/A.md", "---\ncountries: [SLV, Mexco]\n---\n")
        .check()
        .says(&[
            "error[country-unknown] content/actors/A.md:2:18: no country `Mexco` (did you mean `Mexico`?)",
            "error[country-unknown] content/countries/Atlantis.md: no country `Atlantis` (give an ISO 3166-1 code such as `SV`, or the country's English name)",
            "error[country-twice] content/countries/SV.md: `content/countries/El Salvador.md` already describes this country (join the two files)",
            "error[country-unknown] content/countries/x.md:2:7: no country `QQ` (give an ISO 3166-1 code such as `SV`, or the country's English name)",
        ]);
}

#[test]
fn a_former_address_leads_on() {
    let built = Site::new()
        .file("content/analysis/new.md", "---\ntitle: New\nmoved-from: [analysis/old, notes/older.html]\n---\nText.\n")
        .file("content/sources/b.md", "---\ntitle: B\nmoved-from: [sources/a]\n---\n")
        .file("content/index.md", "---\nmoved-from: [home]\n---\n")
        .build();
    built.ok();
    built.page("analysis/old.html").has("content=\"0; url=new.html\"").has("<a href=\"new.html\">New</a>").has("noindex");
    built.page("notes/older.html").has("content=\"0; url=../analysis/new.html\"");
    built.page("sources/a.html").has("url=b.html");
    built.page("home.html").has("url=index.html");
}

#[test]
fn a_former_address_that_is_in_use_is_an_error() {
    Site::new()
        .file("content/analysis/b.md", "---\nmoved-from: [analysis/A, analysis/b, method, disputes/index, countries/mexico]\n---\n[[Mexico]]\n")
        .file("content/analysis/a.md", "---\nmoved-from: [x/y]\n---\n")
        .file("content/analysis/c.md", "---\nmoved-from: [X/Y]\n---\n")
        .check()
        .says(&[
            "error[moved-from-taken] content/analysis/b.md:2:14: `analysis/A.html` is the address of `content/analysis/a.md` (a former address can lead on only when no page stands there now)",
            "error[moved-from-taken] content/analysis/b.md:2:26: `analysis/b.html` is the address of `content/analysis/b.md` (a former address can lead on only when no page stands there now)",
            "error[moved-from-taken] content/analysis/b.md:2:38: `method.html` is the address of `chancery itself` (a former address can lead on only when no page stands there now)",
            "error[moved-from-taken] content/analysis/b.md:2:46: `disputes/index.html` is the address of `chancery itself` (a former address can lead on only when no page stands there now)",
            "error[moved-from-taken] content/analysis/b.md:2:62: `countries/mexico.html` is the address of `chancery itself` (a former address can lead on only when no page stands there now)",
            "error[moved-from-taken] content/analysis/c.md:2:14: `X/Y.html` is the address of `content/analysis/a.md` (a former address can lead on only when no page stands there now)",
        ]);
}

#[test]
fn a_former_address_of_a_person_without_a_page_is_not_kept() {
    let built = Site::new()
        .file("content/actors/Ana Cruz.md", "---\nprotect: victim\nmoved-from: [actors/ana]\n---\n")
        .file("content/actors/Eva Cruz.md", "---\nprotect: minor\nmoved-from: [actors/eva]\n---\n")
        .build();
    built.ok();
    built.no_page("actors/ana.html").no_page("actors/eva.html").nowhere("Cruz");
}

#[test]
fn a_part_of_a_list_does_not_push_a_page_away() {
    let mut site = Site::new().file("content/actors/part-2.md", "mine").file("content/claims-2.md", "mine");
    for at in 0..210 {
        site = site.file(&format!("content/actors/actor{at}.md"), "");
    }
    let claims: String = (1..=201).map(|at| format!("## C{at} Claim\n\n")).collect();
    site.file("content/disputes/d.md", &claims).check().says(&[
        "error[address-reserved] content/actors/part-2.md: the page `actors/part-2.html` is made by chancery itself (rename the file)",
        "error[address-reserved] content/claims-2.md: the page `claims-2.html` is made by chancery itself (rename the file)",
    ]);
}

#[test]
fn a_file_opens_the_list_of_its_kind() {
    let built = Site::new()
        .file("content/actors/index.md", "---\ntitle: Who is who\nsummary: All of them.\n---\nSee [below](#b) and [[#B]].\n\n## B\n\nText.[^1]\n\n[^1]: Note.\n")
        .file("content/actors/Ana.md", "See [[actors/index]] or [the list](index.md#b) and [the front page](../index.md#hello).\n")
        .file("content/index.md", "## Hello\n\nHi, see [them](actors/index.md).\n")
        .build();
    built.page("actors/index.html").has("<h1>Who is who").has("content=\"All of them.\"");
}
