//! The wording of boilerplate: what saved news pages carry beside the article, by rule.
//!
//! Phrases are in plain form (lower case, no accents, straight marks). A phrase belongs here only if no article would put it, in that place, into its own
//! text. English first, then Spanish, German and French.

/// The phrases of one rule.
pub struct Wording {
    pub rule: &'static str,
    /// The paragraph, marks around it apart.
    pub whole: &'static [&'static str],
    /// The paragraph begins so and goes on behind a colon, a bar or an arrow: `Related: …`.
    pub label: &'static [&'static str],
    /// The paragraph begins so.
    pub start: &'static [&'static str],
    /// So is said somewhere in the paragraph.
    pub within: &'static [&'static str],
}

const NONE: Wording = Wording { rule: "", whole: &[], label: &[], start: &[], within: &[] };

/// All wordings, the more exact rules first.
#[rustfmt::skip]
pub const WORDINGS: &[Wording] = &[
    Wording {
        rule: "skip-link",
        whole: &[
            "skip to content", "skip to main content", "skip to the content", "skip to main", "skip to navigation",
            "skip navigation", "skip to search", "skip to footer", "skip to menu", "skip to article", "skip to comments",
            "jump to content", "jump to main content", "jump to navigation", "accessibility help", "accessibility links",
            "accessibility statement", "ir al contenido", "ir al contenido principal", "saltar al contenido",
            "saltar al contenido principal", "pasar al contenido principal", "zum inhalt springen", "zum hauptinhalt springen",
            "direkt zum inhalt", "aller au contenu", "aller au contenu principal", "passer au contenu", "acceder au contenu",
            "acceder au contenu principal",
        ],
        ..NONE
    },
    Wording {
        rule: "navigation",
        whole: &[
            "menu", "main menu", "open menu", "close menu", "toggle navigation", "toggle menu", "navigation", "site navigation",
            "site index", "site map", "sitemap", "search", "search this site", "home", "homepage", "back to top",
            "return to top", "back to home", "return to homepage", "view all", "see all", "show all", "show more", "show less",
            "load more", "view more", "read less", "click here", "about us", "contact us", "advertise with us", "advertise",
            "terms of use", "terms of service", "terms and conditions", "privacy policy", "privacy notice",
            "terms & conditions", "next", "previous", "prev", "next page", "previous page", "next article", "previous article",
            "next story", "previous story", "next post", "previous post", "inicio", "buscar", "volver arriba", "startseite",
            "nach oben", "impressum", "datenschutz", "accueil", "rechercher", "retour en haut", "mentions legales",
        ],
        ..NONE
    },
    Wording {
        rule: "advertisement",
        whole: &[
            "advertisement", "advertisements", "advertising", "ad", "ads", "advert", "ad feedback", "sponsored",
            "sponsored content", "paid content", "paid post", "promoted", "promoted content", "partner content",
            "content from our partners", "story continues", "story continues below", "story continues below ad",
            "story continues below advertisement", "story continues after advertisement", "the story continues below",
            "article continues below", "article continues below advertisement", "article continues after advertisement",
            "article continues after ad", "continue reading below", "continues below", "scroll to continue",
            "scroll to continue with content", "advertisement - scroll to continue", "advertisement - story continues below",
            "advertisement - continue reading below", "skip ad", "skip advertisement", "skip this ad", "report this ad",
            "hide ad", "remaining ad time", "remove ads", "ad loading", "after advertisement", "publicidad", "anuncio",
            "contenido patrocinado", "anzeige", "werbung", "advertorial", "publicite", "la suite apres la publicite",
            "la suite apres cette publicite", "annonce", "contenu sponsorise", "sigue leyendo",
            "continua leyendo tras la publicidad",
        ],
        ..NONE
    },
    Wording {
        rule: "read-also",
        whole: &[
            "read also", "also read", "read more", "read next", "read on", "read this next", "see also", "see more", "also see",
            "more on this", "more on this story", "more on this topic", "more about this", "related", "related stories",
            "related story", "related articles", "related article", "related news", "related content", "related posts",
            "related topics", "related links", "related coverage", "related reading", "further reading", "recommended",
            "recommended for you", "recommended stories", "recommended reading", "you may also like", "you might also like",
            "you may like", "you might like", "you may also be interested in", "you might be interested in",
            "more from this section", "more stories", "more news", "more headlines", "more like this", "more to read",
            "more to explore", "more in this section", "continue reading", "keep reading", "suggested reading",
            "from our partners", "around the web", "from around the web", "lea tambien", "lee tambien", "lea mas", "leer mas",
            "ver mas", "ver tambien", "mas noticias", "mas informacion", "noticias relacionadas", "le puede interesar",
            "te puede interesar", "tambien te puede interesar", "relacionado", "relacionados", "lesen sie auch",
            "lesen sie mehr", "mehr lesen", "weiterlesen", "mehr zum thema", "auch interessant",
            "das konnte sie auch interessieren", "lire aussi", "a lire aussi", "a lire egalement", "voir aussi",
            "lire la suite", "en savoir plus", "sur le meme sujet",
        ],
        label: &[
            "read also", "also read", "read more", "read next", "read", "see also", "also see", "see more", "related",
            "related story", "related stories", "related article", "related articles", "related coverage", "related content",
            "more on this", "more", "recommended", "further reading", "don't miss", "must read", "you may like",
            "you may also like", "you might also like", "watch", "watch now", "watch live", "watch more", "listen", "video",
            "must watch", "in pictures", "photos", "gallery", "lea tambien", "lee tambien", "lea mas", "leer mas",
            "ver tambien", "le puede interesar", "te puede interesar", "relacionado", "lesen sie auch", "lesen sie mehr",
            "mehr zum thema", "auch interessant", "lire aussi", "a lire aussi", "a lire egalement", "voir aussi",
            "en savoir plus",
        ],
        start: &[
            "click for more", "click here for more", "click here to", "click here for the", "click to read", "click to view",
            "click to watch", "click through to", "tap here to", "read more about", "read more on", "read more from",
            "read more at", "read more of our", "read more stories", "read more here", "read our full", "read the full story",
            "read the full article", "read the rest of this", "read the original article", "for more on this",
            "see more stories", "you can read more of", "haga clic aqui", "haz clic aqui", "hier klicken", "cliquez ici",
        ],
        ..NONE
    },
    Wording {
        rule: "latest",
        whole: &[
            "latest", "the latest", "latest news", "latest stories", "latest headlines", "latest articles", "latest updates",
            "latest posts", "latest videos", "latest from", "most read", "most popular", "most viewed", "most watched",
            "most shared", "most commented", "most recent", "popular", "popular now", "popular stories", "popular posts",
            "trending", "trending now", "trending stories", "trending news", "trending topics", "top stories",
            "today's top stories", "top news", "top headlines", "top story", "breaking news", "editors' picks",
            "editor's picks", "editors' pick", "editor's pick", "editor's choice", "must read", "must reads", "featured",
            "featured stories", "featured articles", "recent", "recent posts", "recent stories", "recent articles",
            "recent news", "up next", "next up", "what to read next", "in case you missed it", "in other news",
            "more top stories", "elsewhere on the web", "lo mas leido", "las mas leidas", "mas leidas", "mas leidos",
            "lo ultimo", "ultimas noticias", "ultima hora", "meistgelesen", "meistgelesene artikel", "aktuelles",
            "neueste artikel", "neueste nachrichten", "die neuesten artikel", "beliebt", "les plus lus",
            "les articles les plus lus", "dernieres nouvelles", "dernieres actualites", "derniers articles",
            "les plus populaires",
        ],
        ..NONE
    },
    Wording {
        rule: "newsletter-sign-up",
        whole: &[
            "newsletter", "newsletters", "our newsletters", "newsletter signup", "newsletter sign-up", "sign up", "sign up now",
            "sign up here", "sign up today", "subscribe", "subscribe now", "subscribe today", "subscribe here",
            "subscribe for free", "email address", "your email", "your email address", "enter your email",
            "enter your email address", "enter email", "email sign-up", "get the newsletter", "get our newsletter",
            "thank you for subscribing", "thanks for subscribing", "thank you for signing up", "thanks for signing up",
            "successfully subscribed", "register", "register now", "create an account", "create a free account", "suscribete",
            "suscribase", "suscribirse", "boletin", "boletines", "registrate", "abonnieren", "jetzt abonnieren",
            "newsletter abonnieren", "jetzt anmelden", "abonnez-vous", "s'abonner", "je m'abonne", "je m'inscris",
            "inscrivez-vous",
        ],
        start: &[
            "sign up for our", "sign up for the free", "sign up for free", "sign up to our", "sign up to receive",
            "sign up to get", "sign up here for", "sign up here to", "sign up now for", "sign up with your email",
            "subscribe to our", "subscribe to receive", "subscribe here to", "subscribe here for", "subscribe now to",
            "subscribe now for", "join our newsletter", "join our mailing list", "join our free newsletter",
            "get our newsletter", "get our free newsletter", "get our daily newsletter", "get our weekly newsletter",
            "enter your email", "suscribete a", "suscribase a nuestr", "suscribete gratis", "recibe nuestro boletin",
            "abonnieren sie unser", "melden sie sich fur unser", "abonnez-vous a", "inscrivez-vous a notre",
            "recevez notre newsletter", "recevez nos newsletters",
        ],
        within: &[
            "delivered to your inbox", "straight to your inbox", "direct to your inbox", "directly to your inbox",
            "right to your inbox", "delivered straight to your inbox", "sent to your inbox", "delivered directly to your inbox",
            "into your inbox", "in your inbox every", "in your inbox each", "by signing up, you", "by signing up you",
            "by subscribing, you agree", "by subscribing you agree", "by entering your email", "by clicking sign up",
            "by clicking subscribe", "you can unsubscribe at any time", "unsubscribe at any time", "you may unsubscribe",
            "sign up for our newsletter", "subscribe to our newsletter", "protected by recaptcha", "check your inbox",
            "directamente en su correo", "en tu correo electronico cada", "direkt in ihr postfach", "jederzeit abbestellen",
            "directement dans votre boite",
        ],
        ..NONE
    },
    Wording {
        rule: "share-follow",
        whole: &[
            "share", "share this", "share it", "share this article", "share this story", "share this post", "share this page",
            "share this video", "share full article", "share article", "share story", "share with friends", "share via email",
            "share link", "share options", "share close", "share on facebook", "share on twitter", "share on x",
            "share on linkedin", "share on whatsapp", "share by email", "share to facebook", "share to twitter", "tweet",
            "tweet this", "pin it", "print", "print this article", "print article", "print this page", "email", "email this",
            "email this article", "e-mail", "copy link", "link copied", "copy this link", "copied", "save", "save article",
            "save this story", "save for later", "bookmark", "gift this article", "give this article", "comment", "comments",
            "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment", "view comments",
            "show comments", "read comments", "read the comments", "no comments", "no comments yet", "comments are closed",
            "comments off", "join the conversation", "join the discussion", "jump to comments", "be the first to comment",
            "follow", "follow us", "follow me", "connect with us", "stay connected", "like us", "like this", "like loading",
            "about sharing", "whatsapp", "compartir", "comparte", "compartir en facebook", "comentarios", "imprimir",
            "siguenos", "teilen", "artikel teilen", "drucken", "kommentare", "folgen sie uns", "partager", "partager l'article",
            "imprimer", "commentaires", "suivez-nous", "envoyer par e-mail",
        ],
        label: &[
            "share this", "share this article", "share this story", "share this post", "follow us", "siguenos", "suivez-nous",
            "folgen sie uns", "compartir en",
        ],
        start: &[
            "follow us on", "follow me on", "follow him on", "follow her on", "follow them on", "follow @",
            "like us on facebook", "find us on", "join us on facebook", "join us on twitter", "connect with us on",
            "share your thoughts", "share your views", "tell us what you think", "let us know what you think",
            "what do you think? ", "siguenos en", "folgen sie uns auf", "suivez-nous sur",
        ],
        within: &[
            "follow us on twitter", "follow us on facebook", "follow us on instagram", "follow us on social media",
            "like us on facebook", "on twitter and facebook for", "subscribe to our youtube channel",
            "join our telegram channel", "join our whatsapp channel",
        ],
    },
    Wording {
        rule: "media-player",
        whole: &[
            "listen", "listen to this article", "listen to article", "listen to this story", "listen to the story",
            "listen now", "play video", "play audio", "play", "pause", "watch", "watch now", "watch live", "watch video",
            "watch the video", "video player is loading", "this is a modal window",
            "beginning of dialog window. escape will cancel and close the window", "end of dialog window", "mute", "unmute",
            "fullscreen", "full screen", "loading", "please wait", "video unavailable",
            "media playback is unsupported on your device", "this video file cannot be played", "toggle caption",
            "hide caption", "show caption", "enlarge this image", "enlarge image", "view image in fullscreen",
            "open image modal", "view gallery", "view slideshow", "launch gallery", "close gallery", "slideshow",
            "photo gallery", "image gallery", "download", "embed", "close", "view this post on instagram", "view on instagram",
            "view on twitter", "view tweet", "escuchar", "escuchar este articulo", "escuche este articulo", "ver video",
            "artikel anhoren", "artikel vorlesen", "video ansehen", "ecouter cet article", "ecouter l'article", "voir la video",
        ],
        start: &[
            "your browser does not support", "your browser doesn't support", "please enable javascript",
            "javascript is required", "javascript must be enabled", "to view this video please enable", "a post shared by",
        ],
        within: &[
            "audio for this article is", "this audio is auto-generated", "audio is generated by",
            "media playback is not supported", "media playback is unsupported",
        ],
        ..NONE
    },
    Wording {
        rule: "credit",
        whole: &[
            "photo illustration", "file photo", "file image", "handout", "stock photo", "image source", "photo supplied",
            "reuters staff", "associated press", "the associated press", "agence france-presse", "agence france presse",
            "by our correspondent", "staff reporter", "staff and agencies", "guardian staff", "our foreign desk", "agencies",
        ],
        ..NONE
    },
    Wording {
        rule: "author-biography",
        whole: &[
            "about the author", "about the authors", "about the writer", "about the journalist", "acerca del autor",
            "sobre el autor", "uber den autor", "a propos de l'auteur",
        ],
        label: &["about the author", "about the authors", "about the writer"],
        ..NONE
    },
    Wording {
        rule: "copyright",
        whole: &[
            "our standards", "terms of use and privacy policy", "rights and permissions", "todos los derechos reservados",
            "alle rechte vorbehalten", "tous droits reserves",
        ],
        start: &["our standards: the thomson reuters", "copyright (c)", "copyright ©", "copyright 19", "copyright 20", "© "],
        within: &[
            "all rights reserved", "this material may not be published", "may not be published, broadcast",
            "may not be reproduced", "may not be reprinted", "todos los derechos reservados", "alle rechte vorbehalten",
            "tous droits reserves", "prohibida la reproduccion", "prohibida su reproduccion",
        ],
        ..NONE
    },
    Wording {
        rule: "republication",
        start: &[
            "republish this article", "republish our articles", "reprinted with permission", "republished with permission",
            "this post was originally published", "this story was originally published",
            "this article was originally published", "this piece was originally published", "this article originally appeared",
            "this story originally appeared", "this piece originally appeared", "this post originally appeared",
            "this article first appeared", "this story first appeared", "this piece first appeared", "originally published at",
            "this article is republished from", "this story is republished from", "a version of this article appear",
            "a version of this article was", "a version of this story appear", "a version of this story was",
            "este articulo fue publicado originalmente", "dieser artikel erschien zuerst",
            "cet article a ete publie a l'origine",
        ],
        within: &[
            "for licensing opportunities", "available without charge to any eligible", "under a creative commons license",
            "under a creative commons licence", "read the original article", "permission to republish",
        ],
        ..NONE
    },
    Wording {
        rule: "cookie-notice",
        whole: &[
            "accept cookies", "accept all cookies", "accept all", "reject all", "manage cookies", "cookie settings",
            "cookie preferences", "cookie policy", "manage preferences", "privacy settings", "your privacy choices",
            "do not sell my personal information", "do not sell or share my personal information", "we value your privacy",
            "your privacy, your choice", "aceptar cookies", "politica de cookies", "cookies akzeptieren", "alle akzeptieren",
            "cookie-einstellungen", "accepter les cookies", "tout accepter", "gerer les cookies",
        ],
        start: &[
            "we use cookies", "we and our partners store", "we and our partners use", "we and our partners process",
            "this site uses cookies", "this website uses cookies", "our site uses cookies", "our website uses cookies",
            "utilizamos cookies", "usamos cookies", "este sitio web utiliza cookies", "wir verwenden cookies",
            "nous utilisons des cookies",
        ],
        within: &[
            "we use cookies and", "we use cookies to", "this site uses cookies", "this website uses cookies",
            "you agree to our use of cookies", "you consent to our use of cookies", "you agree to the use of cookies",
            "store and/or access information on a device", "you agree to our privacy policy", "you agree to our terms",
            "you agree to the terms", "agree to our terms of",
        ],
        ..NONE
    },
    Wording {
        rule: "support-appeal",
        whole: &[
            "donate", "donate now", "donate today", "make a donation", "support us", "support our journalism",
            "support our work", "support independent journalism", "become a member", "become a supporter",
            "become a subscriber", "become a patron", "support the guardian", "support local journalism", "join us",
            "contribute", "hazte socio", "apoyanos", "jetzt spenden", "faire un don", "soutenez-nous",
        ],
        start: &[
            "support our journalism", "support independent journalism", "support our work", "help us continue",
            "help support our", "please consider supporting", "please consider donating", "please consider making a donation",
            "if you value our journalism", "if you appreciate our", "we rely on readers like you", "our journalism depends on",
            "apoya nuestro periodismo", "soutenez notre journalisme", "unterstutzen sie unseren journalismus",
        ],
        within: &[
            "your contribution will help us", "help us keep our journalism", "reader-supported publication",
            "supported by readers like you", "make a tax-deductible", "quality journalism doesn't come free",
            "from as little as $1",
        ],
        ..NONE
    },
    Wording {
        rule: "paywall",
        whole: &[
            "log in", "login", "log out", "sign in", "sign out", "my account", "already a subscriber",
            "already a subscriber? log in", "already a subscriber? sign in", "already have an account? log in",
            "already have an account? sign in", "subscriber only", "subscribers only", "subscriber exclusive",
            "for subscribers only", "unlock this article", "start your free trial", "try for free",
            "continue reading with a subscription", "iniciar sesion", "anmelden", "einloggen", "se connecter",
        ],
        start: &[
            "to continue reading, ", "to read the full article", "to read the full story", "to read the rest of this",
            "to keep reading, ", "this article is for subscribers", "this story is for subscribers",
            "this content is for subscribers", "this article is available to subscribers", "this article is reserved for",
            "you have reached your limit of", "you've reached your limit of", "you have read your last free",
            "you have 0 free articles", "register to read", "subscribe to read", "subscribe to continue reading",
            "subscribe to unlock", "log in to continue", "sign in to continue",
        ],
        ..NONE
    },
    Wording {
        rule: "opinion-disclaimer",
        within: &[
            "views expressed in this article are", "views expressed in this column are",
            "views expressed in this commentary are", "views expressed here are", "views expressed are those of the author",
            "views expressed are the author's", "views expressed by the author", "opinions expressed in this article",
            "opinions expressed in this column", "opinions expressed in this commentary", "opinions expressed here are",
            "opinions expressed are those of the author", "opinions expressed by the author",
            "opinions expressed in this piece", "opinions expressed are his own", "opinions expressed are her own",
            "do not necessarily reflect those of",
        ],
        ..NONE
    },
    Wording {
        rule: "tag-list",
        whole: &["tags", "topics", "filed under", "keywords", "categories", "etiquetas", "schlagworte", "mots-cles"],
        label: &[
            "tags", "tag", "topics", "related topics", "filed under", "filed in", "posted in", "keywords", "categories",
            "category", "more about", "explore more", "see more on", "etiquetas", "temas", "archivado en", "schlagworte",
            "schlagworter", "themen", "mots-cles", "sujets",
        ],
        ..NONE
    },
    Wording {
        rule: "app-promotion",
        start: &[
            "download our app", "download the app", "get the app", "get our app", "download our free app",
            "descarga nuestra app", "telechargez l'application",
        ],
        within: &["available on the app store", "download the fox news app", "download our mobile app", "get the fox news app"],
        ..NONE
    },
];
