/**
 * A change here, or of what leads words to their keys, needs a step that empties `passages`; a server fills it again when it starts.
 *
 * Words that differ between Bokmål and Nynorsk by more than a rule, written for this project: Bokmål first, what means the same after `=`.
 * One form of each is enough where the endings are regular. Every word may also begin or end a compound.
 */
export const pairs = `
leder=leiar lede=leie ledelse=leiing ledet=leidde avdelingsleder=avdelingsleiar virksomhet=verksemd virke=verke virkning=verknad virkelig=verkeleg
virkelighet=røyndom virksom=verksam virkemiddel=verkemiddel virkemidler=verkemiddel uke=veke ukentlig=vekentleg måned=månad månedlig=månadleg
spørsmål=spurnad spørre=spørje spør=spør spurte=spurde svare=svare svar=svar bruke=bruke bruker=brukar tjeneste=teneste tjene=tene
kunnskap=kunnskap vite=vete vet=veit visste=visste viten=vitskap vitenskap=vitskap vitenskapelig=vitskapleg forske=forske
gjøre=gjere gjør=gjer gjort=gjort gjorde=gjorde gjennomføre=gjennomføre gjennom=gjennom hendelse=hending
si=seie sier=seier sagt=sagt sa=sa se=sjå ser=ser sett=sett så=såg få=få får=får fikk=fekk fått=fått gi=gje gir=gjev gitt=gjeve gav=gav ga=gav
komme=kome kommer=kjem kommet=kome kom=kom holde=halde holder=held holdt=heldt holdning=haldning innhold=innhald forhold=forhold forholde=forhalde
opphold=opphald vedlikehold=vedlikehald forbehold=atterhald beholde=behalde inneholde=innehalde opprettholde=oppretthalde overholde=overhalde
underholde=underhalde tilhold=tilhald mangfold=mangfald gang=gong ganger=gonger mange=mange lang=lang sang=song tang=tong stang=stong trang=trong
navn=namn havn=hamn nevne=nemne jevn=jamn jevnlig=jamleg vann=vatn hånd=hand hender=hender håndtere=handtere håndtering=handtering håndbok=handbok
håndheve=handheve bånd=band tann=tann land=land strand=strand sann=sann hjem=heim hjemme=heime hjemmel=heimel hjemmekontor=heimekontor
hjemmeside=heimeside hjemmehjelp=heimehjelp stein=sten ben=bein en=ein et=eit ei=ei egen=eigen egne=eigne eget=eige egentlig=eigentleg eie=eige eier=eigar
eiendom=eigedom eierskap=eigarskap egenskap=eigenskap egenmelding=eigenmelding egenerklæring=eigenerklæring hel=heil helt=heilt hele=heile helhet=heilskap
helhetlig=heilskapleg del=del dele=dele flere=fleire flest=flest mer=meir mest=mest mye=mykje mindre=mindre minst=minst meget=mykje noe=noko noen=nokon
noen=nokre noen=nokre ingen=ingen ingenting=ingenting intet=inkje annen=annan annet=anna andre=andre begge=begge hver=kvar hvert=kvart
hverdag=kvardag hverandre=kvarandre enhver=einkvar ethvert=eitkvart hvem=kven hva=kva hvor=kvar hvordan=korleis hvorfor=kvifor hvilken=kva hvilke=kva
hvilket=kva hvis=viss hvorvidt=om hvit=kvit hvile=kvile hvete=kveite ikke=ikkje jeg=eg du=du han=han hun=ho det=det den=den de=dei dem=dei
vi=vi oss=oss deg=deg seg=seg meg=meg deres=dykkar deres=deira min=min din=din sin=sin vår=vår hans=hans hennes=hennar henne=henne
være=vere er=er var=var vært=vore bli=verte blir=blir ble=blei blitt=blitt ha=ha har=har hadde=hadde hatt=hatt skal=skal skulle=skulle vil=vil ville=ville
kan=kan kunne=kunne må=må måtte=måtte bør=bør burde=burde tør=torer fra=frå til=til av=av med=med uten=utan foruten=forutan dessuten=dessutan
siden=sidan mens=medan imens=imedan når=når nå=no da=då også=òg også=og samt=samt eller=eller men=men  derfor=difor derfor=derfor dersom=dersom
selv=sjølv selve=sjølve selvstendig=sjølvstendig selvfølgelig=sjølvsagt selvråderett=sjølvråderett selvbestemmelse=sjølvråderett
selvfølge=sjølvfølgje samme=same sammen=saman sammenheng=samanheng sammenligne=samanlikne sammenligning=samanlikning sammensatt=samansett
sammenslåing=samanslåing sammendrag=samandrag sammenfatte=samanfatte gammel=gamal gamle=gamle eldre=eldre ny=ny nye=nye nyere=nyare tidlig=tidleg
tidligere=tidlegare tidligst=tidlegast senere=seinare sen=sein senest=seinast sent=seint forsinke=forseinke forsinkelse=forseinking
først=fyrst første=fyrste siste=siste neste=neste forrige=førre nest=nest ofte=ofte sjelden=sjeldan alltid=alltid aldri=aldri igjen=igjen
ennå=enno enda=endå bare=berre kun=berre nesten=nesten omtrent=omlag cirka=omlag ganske=ganske nokså=nokså heller=heller ellers=elles innen=innan innenfor=innanfor
utenfor=utanfor utenom=utanom mellom=mellom imellom=imellom blant=blant iblant=iblant foran=framfor frem=fram fremme=fremje fremmed=framand
fremtid=framtid fremtidig=framtidig fremover=framover fremdrift=framdrift fremgang=framgang fremgangsmåte=framgangsmåte fremheve=framheve fremstille=framstille
fremlegge=framleggje fremskritt=framsteg fremdeles=framleis fortsatt=framleis fortsettelse=framhald
likhet=likskap lik=lik likestilling=likestilling rolle=rolle
mulig=mogleg mulig=mogeleg mulighet=moglegheit muliggjøre=mogleggjere umulig=umogleg vanskelig=vanskeleg vanskelighet=vanske lett=lett enkel=enkel
nødvendig=naudsynt nødvendigvis=naudsynleg nød=naud nødt=nøydd nødtilgang=naudtilgang viktig=viktig betydning=tyding betydelig=vesentleg bety=tyde betydningsfull=viktig
begynne=byrje begynnelse=byrjing begynner=byrjar påbegynne=byrje starte=starte slutt=slutt slutte=slutte avslutte=avslutte beslutte=vedta beslutning=avgjerd
beslutninger=avgjerder avgjørelse=avgjerd avgjøre=avgjere avgjørende=avgjerande vedtak=vedtak vedtekt=vedtekt 
forutsetning=føresetnad forutsette=føresetje forutsigbar=føreseieleg forutsigbarhet=føreseielegheit forvente=vente forventning=forventning
forskjellsbehandle=forskjellsbehandle behandle=handsame behandling=handsaming saksbehandler=saksbehandlar saksbehandler=sakshandsamar saksbehandling=sakshandsaming
behov=behov trenge=trenge benytte=nytte utnytte=utnytte nytte=nytte nyttig=nyttig anvende=nytte anvendelse=bruk anbefale=tilrå anbefaling=tilråding råd=råd
rådgiver=rådgivar rådgivning=rådgiving veilede=rettleie veileder=rettleiar veiledning=rettleiing vei=veg vegvesen=vegvesen underveis=undervegs
henvisning=tilvising henvendelse=førespurnad forespørsel=førespurnad søke=søkje søker=søkjar søknad=søknad undersøke=undersøkje
undersøkelse=undersøking besøk=besøk besøke=vitje søkelys=søkjelys tenke=tenkje tanke=tanke tenkning=tenking gjennomtenkt=gjennomtenkt
følge=følgje følger=følgjer fulgt=følgd fulgte=følgde oppfølging=oppfølging oppfølgning=oppfølging følgelig=følgjeleg ifølge=ifølgje rekkefølge=rekkjefølgje
bygge=byggje bygning=bygning ligge=liggje legge=leggje lagt=lagd la=la tilrettelegge=tilretteleggje tilrettelegging=tilrettelegging planlegge=planleggje planlegging=planlegging
pålegge=påleggje pålegg=pålegg grunnlegge=grunnleggje grunnleggende=grunnleggjande velge=velje valgt=vald valgte=valde valg=val valgfri=valfri
selge=selje salg=sal solgt=seld telle=telje fortelle=fortelje fortalt=fortald fortalte=fortalde skille=skilje strekke=strekkje rekke=rekkje rekker=rekk dekke=dekkje
vekke=vekkje rykke=rykkje styrke=styrkje svekke=svekkje tørre=tore merke=merke bemerkning=merknad merknad=merknad
kjenne=kjenne kjennskap=kjennskap erkjenne=erkjenne erkjennelse=erkjenning anerkjenne=anerkjenne anerkjennelse=anerkjenning godkjenne=godkjenne godkjennelse=godkjenning
kjønn=kjønn kjøre=køyre kjøp=kjøp kjøpe=kjøpe anskaffe=skaffe anskaffelse=innkjøp anskaffelse=skaffing høre=høyre høring=høyring hørt=høyrt tilhøre=høyre
høringssvar=høyringssvar høringsuttalelse=høyringsfråsegn uttalelse=fråsegn uttale=uttale utsagn=utsegn erklæring=erklæring løse=løyse løsning=løysing oppløse=oppløyse
utløse=utløyse løs=laus løpe=laupe løp=laup forløp=forlaup beløp=beløp løpende=laupande støtte=stø støtte=stønad øke=auke økning=auke økt=auka økende=aukande økonomi=økonomi
øye=auge øyne=auge øyeblikk=augeblink drøm=draum strøm=straum høy=høg høyere=høgare høyest=høgast høyde=høgd lav=låg lavere=lågare lavest=lågast
lyst=hug lys=ljos syk=sjuk sykdom=sjukdom sykefravær=sjukefråvær sykmelding=sjukmelding sykemelding=sjukmelding sykepleier=sjukepleiar sykehus=sjukehus sykepenger=sjukepengar
sykmeldt=sjukmeld fravær=fråvær nærvær=nærvær tilstede=stades tilstedeværelse=nærvær fratre=fråtre fravike=fråvike fratre=fråtre
skole=skule skoler=skular elev=elev lærer=lærar lære=lære barnehage=barnehage barn=born undervisning=undervisning utdanning=utdanning utdannelse=utdanning
åpen=open åpne=opne åpning=opning åpenhet=openheit åpenbar=openberr offentlig=offentleg offentlighet=offentlegheit offentliggjøre=offentleggjere
bo=bu bolig=bustad boliger=bustader bosted=bustad beboer=bebuar innbygger=innbyggjar sted=stad steder=stader arbeidssted=arbeidsstad møtested=møtestad
istedenfor=staden sted=stads stedfortreder=stadfortredar stede=stades finnested=finnestad
tro=tru troverdig=truverdig bro=bru snø=snø ro=ro rolig=roleg sommer=sumar vinter=vinter høst=haust vår=vår mandag=måndag tirsdag=tysdag lørdag=laurdag søndag=sundag
uttrykk=uttrykk inntrykk=inntrykk trykk=trykk trygg=trygg trygghet=tryggleik  sikre=sikre usikkerhet=uvisse usikker=usikker
kjærlighet=kjærleik hemmelig=hemmeleg hemmelighet=løyndom taushet=teieplikt taushetsplikt=teieplikt tillit=tillit tillitsvalgt=tillitsvald
ansatt=tilsett ansatte=tilsette ansette=tilsetje ansettelse=tilsetjing medarbeider=medarbeidar arbeidstaker=arbeidstakar arbeidsgiver=arbeidsgivar oppsigelse=oppseiing si=seie
avskjed=avskil permisjon=permisjon vikar=vikar stilling=stilling lønn=løn lønninger=løner pensjon=pensjon arbeidsmiljø=arbeidsmiljø verneombud=verneombod ombud=ombod tilbud=tilbod
tilby=tilby forbud=forbod budskap=bodskap bud=bod budsjett=budsjett påbud=påbod tilbudt=tilbode anbud=anbod rekruttere=rekruttere
oppgave=oppgåve gave=gåve utgave=utgåve overgave=overgåve avgift=avgift utgift=utgift inntekt=inntekt kostnad=kostnad koste=koste besparelse=innsparing spare=spare
formål=føremål mål=mål målsetning=målsetjing målsetting=målsetjing resultat=resultat hensikt=føremål hensiktsmessig=føremålstenleg hensyn=omsyn hensynet=omsynet
hensynsfull=omsynsfull anledning=høve forhold=tilhøve tilfelle=tilfelle anliggende=sak beskjed=melding grunn=grunn årsak=årsak begrunne=grunngje begrunnelse=grunngjeving begrunnet=grunngjeven
begrense=avgrense begrensning=avgrensing begrep=omgrep gripe=gripe angripe=angripe inngrep=inngrep overgrep=overgrep bekrefte=stadfeste bekreftelse=stadfesting
beskrive=skildre beskrivelse=skildring beskytte=verne beskyttelse=vern bekymre=uroe bekymring=uro bekymret=uroa berøre=røre berørt=råka beredskap=beredskap
bevisst=medviten bevissthet=medvit bevis=prov bevilge=løyve bevilgning=løyving tillatelse=løyve tillate=tillate tillatt=tillaten lov=lov lovlig=lovleg ulovlig=ulovleg
lovverk=lovverk regel=regel regler=reglar regning=rekning regne=rekne regnskap=rekneskap beregning=utrekning utregning=utrekning regnskapet=rekneskapen
revisjon=revisjon tilsyn=tilsyn kontroll=kontroll rapport=rapport melding=melding varsle=varsle varsler=varslar varsling=varsling klage=klage
fylke=fylke kommune=kommune stat=stat statlig=statleg kommunal=kommunal fylkeskommune=fylkeskommune statsforvalter=statsforvaltar departement=departement direktorat=direktorat
forvaltning=forvalting forvalte=forvalte myndighet=styresmakt myndigheter=styresmakter makt=makt styre=styre styring=styring regjering=regjering storting=storting
enhet=eining enheter=einingar enig=einig enighet=semje uenig=usamd uenighet=usemje enkelt=einskild enkelte=einskilde enkeltperson=einskildperson enkeltvedtak=einskildvedtak
avdeling=avdeling seksjon=seksjon område=område omfang=omfang omfatte=omfatte omfattende=omfattande omtale=omtale omstille=omstille omstilling=omstilling
endre=endre endring=endring forandre=endre forandring=endring forbedre=betre forbedring=betring bedre=betre best=best god=god godt=godt gode=gode dårlig=dårleg dårligere=dårlegare verre=verre
forslag=framlegg foreslå=føreslå foreslått=føreslått forebygge=førebyggje forebyggende=førebyggjande forebygging=førebygging forberede=førebu forberedelse=førebuing forberedt=førebudd
foreløpig=førebels foredrag=føredrag foresatt=føresett forene=sameine forening=foreining forent=sameint forelder=forelder foreldre=foreldre
forhandle=forhandle forhandling=forhandling forklare=forklare forklaring=forklaring forstå=forstå forståelse=forståing forståelig=forståeleg forsøke=prøve forsøk=forsøk prøve=prøve
forsvar=forsvar forsvare=forsvare forurense=forureine forurensning=forureining forutse=føresjå foretak=føretak forholdsvis=relativt forplikte=forplikte forpliktelse=forplikting
følelse=kjensle opplevelse=oppleving oppleve=oppleve oppdage=oppdage oppfatte=oppfatte oppfatning=oppfatning oppfordre=oppmode
oppfordring=oppmoding oppfylle=oppfylle oppmerksom=merksam oppmerksomhet=merksemd oppnå=oppnå opprette=opprette opprinnelig=opphavleg oppstå=oppstå opptatt=oppteken oppsummere=oppsummere
oppvekst=oppvekst opplyse=opplyse opplysning=opplysning opplæring=opplæring informasjon=informasjon kommunisere=kommunisere
samarbeid=samarbeid samarbeide=samarbeide samfunn=samfunn samhandling=samhandling samtale=samtale samtaler=samtalar samtykke=samtykke samsvar=samsvar samvær=samvær møte=møte møtes=møtast
språk=språk målform=målform skrive=skrive skriver=skriv skrevet=skrive skrev=skreiv skriftlig=skriftleg muntlig=munnleg lese=lese leser=les lest=lese
ta=ta tar=tek tatt=teke tok=tok mottak=mottak mottatt=motteke mottaker=mottakar delta=delta deltaker=deltakar deltakelse=deltaking deltatt=delteke deltar=deltek
ivaretakelse=ivaretaking overta=overta overtakelse=overtaking inntak=inntak tiltak=tiltak unntak=unntak utvalg=utval utvikle=utvikle utvikling=utvikling utvide=utvide
utfordre=utfordre utfordring=utfordring utføre=utføre utførelse=utføring utgjøre=utgjere utsette=utsetje utsettelse=utsetjing utarbeide=utarbeide
sette=setje setter=set satt=sett satte=sette sitter=sit innsats=innsats satsing=satsing satsning=satsing innsikt=innsikt innspill=innspel spill=spel spille=spele spiller=spelar
samspill=samspel stå=stå står=står stod=stod sto=stod stått=stått gå=gå går=går gikk=gjekk gått=gått avgang=avgang tilgang=tilgang overgang=overgang inngå=inngå tilgjengelig=tilgjengeleg
tilgjengelighet=tilgjenge utilgjengelig=utilgjengeleg tilpasse=tilpasse tilpasning=tilpassing tilstrekkelig=tilstrekkeleg tilsvarende=tilsvarande tilknytning=tilknyting tilknytte=knyte
knytte=knyte knyttet=knytt tilbake=tilbake tilbakemelding=tilbakemelding tilhørighet=tilhøyrsle tilegne=tileigne tildele=tildele tildeling=tildeling
innføre=innføre innbygger=innbyggjar innvandrer=innvandrar inkludere=inkludere innkalling=innkalling invitere=invitere invitasjon=invitasjon kalle=kalle
få=få færre=færre få=få liten=liten lite=lite små=små stor=stor store=store større=større størst=størst størrelse=storleik mengde=mengd antall=tal tall=tal antallet=talet tallene=tala
halvparten=halvparten nærme=nærme nær=nær nærmere=nærare nærmest=nærast mest=mest hovedsakelig=hovudsakleg hoved=hovud hovedregel=hovudregel hovedmål=hovudmål hode=hovud hovedstad=hovudstad
alene=aleine alminnelig=allmenn alminnelig=vanleg vanlig=vanleg vanligvis=vanlegvis særlig=særleg særskilt=særskild spesiell=spesiell spesielt=særleg naturlig=naturleg naturligvis=naturlegvis
egnet=eigna egne=eigne egnethet=skikka tydelig=tydeleg tydeliggjøre=tydeleggjere synlig=synleg synliggjøre=synleggjere personlig=personleg vennlig=venleg vennskap=venskap venn=ven menneske=menneske
mennesker=menneske menneskelig=menneskeleg kvinne=kvinne mann=mann menn=menn gutt=gut gutter=gutar jente=jente ungdom=ungdom folk=folk befolkning=folketal befolkning=folkesetnad
person=person personvern=personvern alvorlig=alvorleg alvor=alvor ansvar=ansvar ansvarlig=ansvarleg lederansvar=leiaransvar årlig=årleg daglig=dagleg årsverk=årsverk
hjelpe=hjelpe hjelper=hjelper hjelp=hjelp hjalp=hjelpte hindre=hindre hindring=hinder hevde=hevde hente=hente henge=henge heve=heve hellig=heilag helse=helse hjerte=hjarte hjørne=hjørne
kraft=kraft kreve=krevje krever=krev krevd=kravd krevende=krevjande krav=krav leve=leve levere=levere levering=levering levende=levande liv=liv livet=livet love=love bære=bere bærer=ber
bærekraft=berekraft bærekraftig=berekraftig bar=bar båret=bore skjære=skjere lære=lære læring=læring erfare=røyne erfaring=røynsle erfaren=røynd kompetanse=kompetanse
dyktig=dugande dyktighet=dugleik evne=evne ferdig=ferdig plikt=plikt rett=rett rettighet=rett rettigheter=rettar rettferdig=rettferdig
rettferdighet=rettferd riktig=rett riktig=riktig feil=feil skade=skade skyld=skuld skylde=skulde uskyldig=uskuldig full=full fullføre=fullføre fullmakt=fullmakt
fylle=fylle fylt=fylt gjeld=gjeld gjelde=gjelde gjelder=gjeld gjeldende=gjeldande gjaldt=galdt gyldig=gyldig ugyldig=ugyldig
bestemmelse=føresegn sikkerhet=tryggleik trygghet=tryggleik forskjell=skilnad forskjellig=ulik ulike=ulike gjensidig=gjensidig gjest=gjest glad=glad glede=glede glemme=gløyme glemt=gløymt grense=grense gruppe=gruppe hast=hast halv=halv hus=hus husstand=hushald husholdning=hushald
klok=klok klokke=klokke klar=klar klargjøre=klargjere klarhet=klårleik kontor=kontor konsekvens=konsekvens kort=kort krise=krise konflikt=konflikt krangel=krangel
kilde=kjelde kilder=kjelder kirke=kyrkje kjerne=kjerne kø=kø kveld=kveld kvalitet=kvalitet lage=lage langsiktig=langsiktig langsom=langsam lenge=lenge lengre=lengre
like=like likevel=likevel lykkes=lukkast lykke=lukke mislykkes=mislukkast mislykket=mislukka ulykke=ulukke lytte=lytte løfte=lyfte lukke=lukke lokke=lokke makte=makte mene=meine mening=meining
meninger=meiningar mente=meinte ment=meint alminnelighet=allmenta mangle=mangle mangel=mangel middel=middel midler=middel midlertidig=mellombels midlertidige=mellombelse miljø=miljø
minne=minne minske=minske miste=miste misforståelse=mistyding misforstå=mistyde misnøye=misnøye mistanke=mistanke mistillit=mistillit motstand=motstand motsette=motsetje motsetning=motsetnad
motsatt=motsett motivere=motivere nabo=granne nasjon=nasjon nettverk=nettverk nettside=nettside norsk=norsk nytt=nytt nøytral=nøytral overbevise=overtyde overbevisning=overtyding
overordnet=overordna underordnet=underordna ordne=ordne ordning=ordning ordfører=ordførar overraske=overraske overvåke=overvake overvåking=overvaking våken=vaken våke=vake pasient=pasient
pause=pause peke=peike penger=pengar plass=plass pleie=pleie pleier=pleiar politisk=politisk politiker=politikar prioritere=prioritere prosent=prosent på=på påstand=påstand påvirke=påverke
påvirkning=påverknad medvirke=medverke medvirkning=medverknad innvirkning=innverknad innvirke=innverke bivirkning=biverknad virkningsfull=verknadsfull samvirke=samverke
regional=regional reise=reise reiser=reiser ramme=ramme redd=redd redde=redde redsel=redsle redegjørelse=utgreiing utredning=utgreiing rekruttering=rekruttering
ren=rein rense=reinse renhold=reinhald rengjøring=reingjering resten=resten resterende=resterande ressurs=ressurs råde=råde sak=sak saker=saker saklig=sakleg samle=samle samling=samling
sann=sann sannhet=sanning sannsynlig=sannsynleg sannsynlighet=sannsyn selskap=selskap senter=senter sivil=sivil skape=skape skap=skap skifte=skifte skjebne=lagnad skjema=skjema skyve=skuve
skyte=skyte slik=slik slippe=sleppe slitsom=slitsam slite=slite slå=slå slags=slags smerte=smerte snakke=snakke snart=snart sosial=sosial sorg=sorg stadig=stadig statistikk=statistikk
stemme=røyst stemme=stemme stemning=stemning stemmer=stemmer stille=stille strategi=strategi streng=streng stryke=stryke støy=støy svak=svak svakhet=veikskap sterk=sterk styrke=styrke syn=syn synes=synest
synes=tykkje synspunkt=synspunkt sykkel=sykkel søsken=sysken søster=syster søvn=søvn takk=takk takke=takke tap=tap tape=tape tegn=teikn tegne=teikne betegne=nemne betegnelse=nemning
kjennetegn=kjenneteikn tid=tid tidspunkt=tidspunkt tidsfrist=frist tilfredshet=nøgd tilfreds=nøgd fornøyd=nøgd misfornøyd=misnøgd tilfeldig=tilfeldig tilstand=tilstand
ting=ting tjenestemann=tenestemann tjenestelig=tenesteleg tolke=tolke trekke=trekkje trekker=trekkjer trukket=trekt tråd=tråd trivsel=trivsel trives=trivast trett=trøytt trøtt=trøytt tung=tung tvil=tvil
tvile=tvile tvinge=tvinge tvang=tvang tverrfaglig=tverrfagleg faglig=fagleg fag=fag frivillig=friviljug frivillig=frivillig vilje=vilje villig=viljug uansett=uansett ubehagelig=ubehageleg behagelig=behageleg umiddelbar=omgåande
unngå=unngå unntatt=unnateke uheldig=uheldig ulempe=ulempe urettferdig=urettferdig betale=betale betaling=betaling
vanskeligheter=vanskar vedlegg=vedlegg vegne=vegner vesen=vesen vei=veg verdi=verdi verden=verd verktøy=verktøy verge=verje vekt=vekt vektlegge=vektleggje vekst=vekst
videre=vidare videreføre=vidareføre videreutvikle=vidareutvikle videregående=vidaregåande viderekomne=vidarekomne foreløpig=førebels vise=vise viser=viser visse=visse virus=virus vurdere=vurdere vurdering=vurdering våge=våge vold=vald
voksen=vaksen voksne=vaksne vokse=vekse yngre=yngre yrke=yrke ytre=ytre ytring=ytring ytringsfrihet=ytringsfridom frihet=fridom fri=fri fritid=fritid forhåpentlig=forhåpentleg håp=von håpe=vone håp=håp
håpløs=vonlaus års=års tørke=tørke tørr=turr tynn=tunn tykk=tjukk tyngde=tyngd dyp=djup dybde=djupn dypt=djupt myk=mjuk nøkkel=nykel nøkler=nyklar nyss=nyss melk=mjølk
mulkt=bot barnevern=barnevern omsorg=omsorg besluttsom=avgjersdyktig beste=beste bistand=bistand bidra=bidra bidrag=bidrag bidrar=bidreg dra=dra drar=dreg drift=drift drive=drive drøfte=drøfte
drøfting=drøfting diskutere=diskutere diskusjon=diskusjon dagsorden=dagsorden saksliste=sakliste referat=referat protokoll=protokoll innlegg=innlegg kommentar=kommentar kollega=kollega kolleger=kollegaer
kollegaveiledning=kollegarettleiing fasilitator=fasilitator tilrettelegger=tilretteleggjar utfordringseier=utfordringseigar bibliotek=bibliotek lenke=lenkje lenker=lenkjer fil=fil
avtale=avtale nettverksavtale=nettverksavtale medlem=medlem medlemmer=medlemer innkalle=kalle kalender=kalender vedtatt=vedteken vedta=vedta sitat=sitat sitere=sitere deling=deling slette=slette sletting=sletting skjule=skjule skjult=skjult
skjuler=skjuler fjerne=fjerne erstatte=erstatte erstatning=erstatning dato=dato klokkeslett=klokkeslett passord=passord innlogging=innlogging logge=logge
bruksområde=bruksområde vedkommende=vedkommande ettersom=ettersom etter=etter etterpå=etterpå ettermiddag=ettermiddag etterspørsel=etterspurnad etterlyse=etterlyse ettersyn=ettersyn
gjennomsnitt=gjennomsnitt gjennomsiktig=gjennomsynleg gjenta=gjenta gjentatt=gjenteken gjentakelse=gjentaking gjerne=gjerne heldig=heldig herre=herre hittil=hittil huske=hugse husk=hugs husket=hugsa
hyppig=hyppig ibruktakelse=ibruktaking imidlertid=likevel inntil=inntil især=særleg jobbe=jobbe jobb=jobb jord=jord landbruk=jordbruk kjede=kjede krig=krig kunst=kunst kvartal=kvartal last=last ledig=ledig ledighet=arbeidsløyse
arbeidsledighet=arbeidsløyse arbeidsledig=arbeidslaus arbeidsløs=arbeidslaus arbeid=arbeid arbeide=arbeide oppdrag=oppdrag oppdragsgiver=oppdragsgivar giver=givar lovgivning=lovgiving lovgiver=lovgivar
saksøker=saksøkjar politi=politi påtale=påtale dom=dom dommer=domar domstol=domstol rettslig=rettsleg straff=straff strafferett=strafferett skatt=skatt skattlegge=skattleggje toll=toll trygd=trygd
ytelse=yting ytelser=ytingar yte=yte stønad=stønad bot=bot utlending=utlending flyktning=flyktning bosette=busetje bosetting=busetjing asylsøker=asylsøkjar
innlede=innleie innledning=innleiing innledende=innleiande
fattig=fattig fattigdom=fattigdom rik=rik rikdom=rikdom sunn=sunn sunnhet=helse drept=drepen dø=døy død=død døde=døydde fødsel=fødsel født=fødd fødes=fødast fornavn=førenamn etternavn=etternamn
fremføre=framføre fremtredende=framtredande frykt=frykt frykte=frykte fengsel=fengsel fange=fange farlig=farleg fare=fare familie=familie far=far mor=mor brev=brev bok=bok bøker=bøker blad=blad bilde=bilete bilder=bilete
bil=bil bunn=botn bønn=bøn bonde=bonde bønder=bønder brann=brann bryte=bryte brudd=brot avbrudd=avbrot avbryte=avbryte utbrudd=utbrot lovbrudd=lovbrot sammenbrudd=samanbrot gjennombrudd=gjennombrot
ble=vart din=di min=mi sin=si igjen=att hvor=kor høyst=høgst én=éi godta=godta godtar=godtek godtatt=godteke tatt=teken tatt=tekne allerede=allereie ligne=likne ligner=liknar
lignende=liknande egen=eiga annen=anna eksempel=døme eksempler=døme eksempelvis=dømevis stående=ståande oversikt=oversyn øverst=øvst kunngjøre=kunngjere kunngjør=kunngjer
eie=eige eier=eig dere=dykk enig=samd enige=samde eneste=einaste åpent=ope åpne=opne morgen=morgon finnes=finst høre=høyrd jobbe=arbeide
dersom=viss hvis=dersom speile=spegle speil=spegel alene=åleine nettleser=nettlesar administrator=administrator lar=let lot=lét derfra=derifrå herfra=herifrå
nedenfor=nedanfor ovenfor=ovanfor ovenfra=ovanfrå nedenfra=nedanfrå hjulpet=hjelpt synet=synet sees=sjåast trengs=trengst blitt=vorte leste=las ordfører=ordførar
brukerstøtte=brukarstøtte saksmappe=saksmappe arkivere=arkivere journalføre=journalføre innsyn=innsyn innsynsbegjæring=innsynskrav begjæring=krav begjære=krevje
barnehagelærer=barnehagelærar adjunkt=adjunkt rektor=rektor ektefelle=ektefelle slekt=slekt språkrådet=språkrådet stemmerett=røysterett avstemning=avrøysting stemmegiving=røysting
smitte=smitte vaksine=vaksine sykestue=sjukestove stue=stove kostbar=dyr billig=billeg trafikk=trafikk ferge=ferje båt=båt kyst=kyst fjord=fjord øy=øy fjell=fjell skog=skog elv=elv
værmelding=vêrmelding vær=vêr klima=klima utslipp=utslepp slipp=slepp avfall=avfall søppel=søppel kjøtt=kjøt fisk=fisk fisker=fiskar gård=gard gårdbruker=gardbrukar bonde=bonde dyr=dyr
kommunestyre=kommunestyre fylkesting=fylkesting vedkjenne=vedkjenne valgkrets=valkrins krets=krins velger=veljar velgere=veljarar parti=parti flertall=fleirtal mindretall=mindretal 
antagelig=truleg trolig=truleg muligvis=kanskje kanskje=kanskje alltids=alltids innbyrdes=innbyrdes henholdsvis=høvesvis vekselvis=skiftevis
tilsynelatende=tilsynelatande overfor=overfor ovenpå=ovanpå bortsett=bortsett overalt=overalt bakgrunn=bakgrunn bakenfor=bakanfor utover=utover nedover=nedover hjemover=heimover
avhengig=avhengig uavhengig=uavhengig gjennomføring=gjennomføring iverksettelse=iverksetjing fastsette=fastsetje fastsettelse=fastsetjing vanskeliggjøre=vanskeleggjere
erstatningsansvar=erstatningsansvar innflytelse=påverknad avhengighet=avhengnad ensom=einsam ensomhet=einsemd ensidig=einsidig enstemmig=samrøystes enslig=einsleg ensartet=einsarta
enfold=einfald enebolig=einebustad enerett=einerett eneste=einaste fellesskap=fellesskap felles=felles medlemskap=medlemskap borger=borgar statsborger=statsborgar statsborgerskap=statsborgarskap
forfatter=forfattar dommer=dommar kunstner=kunstnar spiller=spelar eier=eigar leieboer=leigebuar utleie=utleige huseier=huseigar grunneier=grunneigar bileier=bileigar
hjelpemiddel=hjelpemiddel legemiddel=lækjemiddel lege=lækjar fastlege=fastlege overlege=overlege tannlege=tannlege helsetjeneste=helseteneste pårørende=pårørande døgn=døgn pleiehjem=pleieheim sykehjem=sjukeheim
aldershjem=aldersheim sykehjemsplass=sjukeheimsplass hjemmetjeneste=heimeteneste hjemsted=heimstad fødested=fødestad arbeidsplass=arbeidsplass bosetning=busetnad bygd=bygd by=by byer=byar grend=grend
ødelegge=øydeleggje ødelagt=øydelagd øde=aud øst=aust øst=aust østlig=austleg vestlig=vestleg nord=nord nordlig=nordleg sør=sør sørlig=sørleg midtre=midtre
øvelse=øving øve=øve prøvelse=prøving bevegelse=rørsle bevege=røre helbrede=lækje drikke=drikke sove=sove våkne=vakne drømme=drøyme glemsom=gløymsk løgn=løgn lyve=ljuge
fortvile=fortvile fortvilelse=fortviling skuffe=skuffe skuffelse=vonbrot skuffet=vonbroten overraskelse=overrasking forundre=undre forbløffe=forbløffe sinne=sinne sint=sint redd=redd engstelig=engsteleg engste=engste angst=angst
stolt=stolt stolthet=stoltheit modig=modig mot=mot motløs=motlaus rådløs=rådlaus hjelpeløs=hjelpelaus håpløshet=vonløyse arbeidsløshet=arbeidsløyse navnløs=namnlaus trådløs=trådlaus kostnadsløs=kostnadslaus
konge=konge dronning=dronning kongelig=kongeleg kirkelig=kyrkjeleg menighet=kyrkjelyd prest=prest tro=tru religion=religion bønn=bøn hellig=heilag
kniv=kniv gaffel=gaffel brød=brød melk=mjølk smør=smør ost=ost egg=egg kjøkken=kjøken vindu=vindauge dør=dør vegg=vegg tak=tak gulv=golv seng=seng stol=stol bord=bord
ukjent=ukjend kjent=kjend kjente=kjende dømt=dømd sendt=send sendte=sende brukt=brukt lært=lært lærte=lærte bygget=bygd bygde=bygde skjedd=skjedd skjer=skjer skje=skje hendt=hend
prøvd=prøvd prøvde=prøvde levd=levd nådd=nådd nådde=nådde trodd=trudd trodde=trudde bodd=budd bodde=budde sydd=sydd gjelde=gjelde holdbar=haldbar holdeplass=haldeplass tilholdssted=tilhaldsstad
innhold=innhald innholdsfortegnelse=innhaldsliste fortegnelse=liste betingelse=vilkår vilkår=vilkår betinge=krevje avtaleverk=avtaleverk overenskomst=avtale tariffavtale=tariffavtale
utkast=utkast korrektur=korrektur utgivelse=utgjeving utgiver=utgjevar oppgi=oppgje oppgir=oppgjev oppgitt=oppgjeven overgi=overgje angi=oppgje angitt=oppgjeven tilgi=tilgje tilgivelse=tilgjeving omgi=omgje omgivelse=omgjevnad
omgivelser=omgjevnader avgi=avgje medgi=medgje rådgi=rådgje lovgi=lovgje bevilgende=løyvande gyldighet=gyldigheit varighet=varigheit varig=varig midlertidighet=mellombels
begeistret=begeistra interessert=interessert interesse=interesse engasjere=engasjere engasjement=engasjement oppmuntre=oppmuntre trøst=trøyst trøste=trøyste
nasjonal=nasjonal internasjonal=internasjonal europeisk=europeisk samisk=samisk minoritet=minoritet flertallet=fleirtalet innvandring=innvandring likeverd=likeverd likeverdig=likeverdig
skriftspråk=skriftspråk bokmål=bokmål nynorsk=nynorsk dialekt=dialekt ordbok=ordbok grammatikk=grammatikk tegnspråk=teiknspråk tolk=tolk oversette=omsetje oversettelse=omsetjing oversetter=omsetjar omsette=omsetje omsetning=omsetnad
målsetting=målsetjing frist=frist forfalle=forfalle forfall=forfall utløp=utlaup innløp=innlaup kretsløp=krinslaup løpetid=laupetid tidsforløp=tidsforlaup budsjettår=budsjettår
hovedperson=hovudperson hovedpunkt=hovudpunkt hovedvekt=hovudvekt hovedtillitsvalgt=hovudtillitsvald hovedstilling=hovudstilling hovedinntrykk=hovudinntrykk hovedmeny=hovudmeny hovedoppgave=hovudoppgåve
samråd=samråd medbestemmelse=medråderett medbestemmelsesrett=medråderett selvstyre=sjølvstyre selvmord=sjølvmord selvtillit=sjølvtillit selvbilde=sjølvbilete seleksjon=utval utvelgelse=utveljing
jevnbyrdig=jamgod jevnføre=jamføre likestille=likestille sidestille=sidestille likevekt=jamvekt ujevn=ujamn ujevnhet=ujamnskap gjennomgående=gjennomgåande inngående=inngåande pågående=pågåande foregående=føregåande
forhindre=hindre forlate=forlate forlange=krevje forfølge=forfølgje forbindelse=samband forbruk=forbruk forbruker=forbrukar forbryter=brotsmann kriminalitet=kriminalitet
befale=befale befaling=befaling begge=båe bemanne=bemanne bemanning=bemanning bemanningsplan=bemanningsplan beregnet=rekna beskjeden=smålåten besette=okkupere besvare=svare besvarelse=svar 
betraktning=vurdering betrygge=trygge betviler=tviler bevege=røre bevise=prove bidragsyter=bidragsytar anstrenge=streve anstrengelse=strev anslå=rekne anslag=overslag
arv=arv arving=arving arbeidskraft=arbeidskraft arbeidsoppgave=arbeidsoppgåve arbeidsmengde=arbeidsmengd arbeidstid=arbeidstid arbeidsforhold=arbeidsforhold arbeidsutvalg=arbeidsutval styreleder=styreleiar toppleder=toppleiar
mellomleder=mellomleiar enhetsleder=einingsleiar prosjektleder=prosjektleiar teamleder=teamleiar seksjonsleder=seksjonsleiar nestleder=nestleiar lederutvikling=leiarutvikling lederstøtte=leiarstøtte ledergruppe=leiargruppe
ledermøte=leiarmøte lederskap=leiarskap lederrolle=leiarrolle ledernettverk=leiarnettverk personalleder=personalleiar fagleder=fagleiar
avgjøre=avgjere avgjør=avgjer avgjørelse=avgjerd kalt=kalla kalte=kalla fant=fann falt=fall faller=fell falt=falle ligger=ligg ligger=lege lå=låg legger=legg lagte=lagde lagt=lagd velg=vel velger=vel
lest=lesen lest=lesne leser=lesar nettleser=nettlesar nettlesere=nettlesarar skjult=løynd skjule=løyne fremskritt=framsteg halvveis=halvvegs enten=anten regneark=rekneark bedt=bede ber=bed ba=bad søker=søkjer søker=søkjar
tegne=teikne tegning=teikning tegn=teikn anførselstegn=hermeteikn kjennetegn=kjenneteikn lovbestemt=lovfesta fortrolig=fortruleg fortrolighet=fortrulegheit taushetsbelagt=teiepliktig bandt=batt blåser=blæs blåse=blåse
brutt=brote brutte=brotne brøt=braut bryte=bryte dro=drog dra=dra drar=dreg dratt=drege trekke=trekkje trakk=trekte trakk=drog trukket=trekt drevet=drive drevet=driven driver=driv drev=dreiv drive=drive dømmer=dømer dømme=døme eksempel=døme eksempelvis=dømevis
finnes=finst fantes=fanst finne=finne fryse=fryse fløy=flaug fly=fly flyr=flyg forsvinne=forsvinne forsvant=forsvann forsvunnet=forsvunne gripe=gripe grep=greip grepet=gripe gråt=gråt gråter=græt hengt=hengd henge=hengje holde=halde holdt=haldne
lar=lèt la=lét lot=lét late=late leide=leidde leie=leige leier=leiger leietaker=leigetakar utleie=utleige leilighet=leilegheit lyver=lyg løp=laup løpt=laupe nyte=nyte nyter=nyt nøt=naut rive=rive revet=rive rev=reiv selger=sel selge=selje selger=seljar sitte=sitje sittet=sete sitter=sit
skutt=skote skyte=skyte skjøt=skaut slå=slå slått=slege slår=slær slippe=sleppe sluppet=sleppe slapp=slapp sove=sove sover=søv sov=sov stige=stige steg=steig steget=stige stikke=stikke stukket=stukke strøket=stroke stryke=stryke strøk=strauk
synke=søkke synker=søkk sank=sokk sunket=sokke tas=takast traff=trefte treffe=treffe truffet=treft trenge=trenge trengte=trong trengt=trengd trengte=trengde vinne=vinne vant=vann vunnet=vunne vokse=vekse vokser=veks vokste=voks vokst=vakse voksen=vaksen voksne=vaksne vekst=vekst
fulgt=følgt fulgte=følgde ønske=ønskje ønsket=ønskt lete=leite leter=leitar leting=leiting fjerne=fjerne stenge=stengje stengt=stengd begynte=byrja begynt=byrja begynne=byrje begynnelse=byrjing jevnt=jamt jevn=jamn igjennom=gjennom utenriks=utanriks innenriks=innanriks bakerst=bakarst
således=såleis nåværende=noverande nåtid=notid imorgen=imorgon morgen=morgon antatt=anteke anta=anta antar=antek mottatt=motteke motta=motta mottar=mottek ivareta=ivareta ivaretatt=ivareteke ivaretar=ivaretek overta=overta overtatt=overteke overtar=overtek vedta=vedta vedtar=vedtek vedtatt=vedteke vedtatte=vedtekne
gjenta=gjenta gjentatt=gjenteke gjentar=gjentek foreta=føreta inngå=inngå medføre=medføre delta=delta deltar=deltek oppta=oppta opptar=opptek teller=tel telle=telje datter=dotter sønn=son søster=syster søsken=sysken eide=åtte eid=eigd trær=tre gress=gras nese=nase øre=øyre ører=øyre syv=sju tyve=tjue
norge=noreg valgkamp=valkamp valgkrets=valkrins drept=drepen ulikhet=ulikskap likhet=likskap tror=trur tro=tru trodde=trudde stolthet=stoltleik nærhet=nærleik godhet=godleik menighet=kyrkjelyd betyr=tyder bety=tyde betydning=tyding spilte=spela spilt=spela viktigst=viktigast bred=brei bredde=breidd
høyre=høgre selvsagt=sjølvsagt studie=studium høyskole=høgskule høgskole=høgskule ild=eld århundre=hundreår seier=siger scoret=skåra score=skåre inneholder=inneheld inneholdt=inneheldt oppholder=oppheld oppholdt=oppheldt forholder=forheld overholder=overheld beholder=beheld beholdt=beheldt
opprettholder=opprettheld underholder=underheld forholdt=forheldt foreholde=førehalde forbedre=forbetre forbedring=forbetring økte=auka økt=auka åpenbart=openbert vennligst=venlegast forhånd=førehand forhåndsvise=førehandsvise etterhånd=etterhand ansikt=andlet angrep=åtak
bidra=bidra bidratt=bidrege bidrar=bidreg bevist=prova bevise=prove ankomst=framkomst fordel=føremon fordel=fordel fordele=fordele foreslått=føreslege foreslår=føreslår forlot=forlét forutsatt=føresett forutsette=føresetje forutsetning=føresetnad
beskrive=beskrive beskriver=beskriv beskrevet=beskrive beskrev=beskreiv foreskrive=føreskrive forskrevet=føreskrive innskrevet=innskriven underskrevet=underskriven overskrevet=overskriven omskrevet=omskriven påbegynne=påbyrje sammensetning=samansetning
sette=setje setter=set satt=sett innsatt=innsett utsatt=utsett ansatt=tilsett fastsatt=fastsett oversatt=omsett forsatt=forsett tilsatt=tilsett avsatt=avsett bosatt=busett bosette=busetje bosetting=busetjing
bygget=bygd innebygget=innebygd fremstille=framstille fremkomme=framkome fremkommer=framkjem forekomme=førekome forekommer=førekjem forekom=førekom overkomme=overkome oppkomme=oppkome inntreffe=inntreffe tilkalle=tilkalle innkalt=innkalla oppkalt=oppkalla
tilbød=tilbaud forbød=forbaud bød=baud by=by byr=byd tilbyr=tilbyd bodd=butt bodde=budde forstod=forstod oppstod=oppstod bestod=bestod bestå=bestå består=består innså=innsåg overså=oversåg innse=innsjå overse=oversjå påse=påsjå
forutse=føresjå tilsett=tilsett undervise=undervise avvist=avvist avvise=avvise bevisst=medviten ubevisst=umedviten vitende=vitande uvitende=uvitande
arbeidsløs=arbeidslaus hjemløs=heimlaus grenseløs=grenselaus meningsløs=meiningslaus håpløs=vonlaus verdiløs=verdilaus livløs=livlaus virkningsløs=verknadslaus endeløs=endelaus prisløs=prislaus
forelder=forelder foresatt=føresett forestille=førestille forestilling=førestilling foretrekke=føretrekkje forelese=førelese foreleser=førelesar forelesning=førelesing foreskrive=føreskrive
laste=laste last=last laster=lastar lastet=lasta skru=skru skrudd=skrudd vellykket=vellukka vellykkede=vellukka eksistere=eksistere element=element dokument=dokument listefelt=listefelt veksle=veksle veksling=veksling utveksle=utveksle utveksling=utveksling skifte=skifte bytte=byte byttet=bytt nøle=nøle vente=vente forvente=vente forventning=forventning forventet=venta 
skole=skule skolering=skulering skriftspråk=skriftspråk ordliste=ordliste tekst=tekst avsnitt=avsnitt kapittel=kapittel overskrift=overskrift innledning=innleiing innlede=innleie avlede=avleie tilrettelagt=tilrettelagd planlagt=planlagd pålagt=pålagd foreslå=føreslå fremlagt=framlagd grunnlagt=grunnlagd
tillit=tillit mistro=mistru overtro=overtru troskap=truskap tvil=tvil tvilsom=tvilsam ensomhet=einsemd virksomhet=verksemd oppmerksomhet=merksemd sparsommelighet=sparsemd følsomhet=kjenslevarleik følsom=kjenslevar langsomhet=langsemd
hyppighet=hyppigheit rask=rask raskere=raskare hurtig=snøgg hurtigere=snøggare fort=fort straks=straks umiddelbar=straks plutselig=brått gradvis=gradvis stadig=stadig bestandig=alltid
påstå=påstå påstand=påstand hevde=hevde benekte=nekte avslå=avslå avslag=avslag godta=godta godtatt=godteke godtar=godtek samtykke=samtykke tillate=tillate tillater=tillèt tillot=tillét forby=forby forbudt=forbode
redegjørelse=utgreiing utredning=utgreiing utrede=utgreie saksutredning=saksutgreiing innstille=innstille innstilling=innstilling vedlegg=vedlegg tillegg=tillegg innlegg=innlegg pålegg=pålegg
ettersom=sidan fordi=fordi skjønt=endå selv=sjølv hvorledes=korleis dersom=dersom såfremt=såframt forutsatt=føresett hvor=der hvorvidt=korvidt hvoretter=kvaretter hvorav=kvarav hvormed=kvarmed
nødvendig=naudsynt nødvendighet=naudsyn påkrevd=påkravd påkrevet=påkravd kreves=krevst trengs=trengst synes=tykkje synes=synest syntes=syntest virker=verkar virket=verka lignende=liknande ligner=liknar ligne=likne lignet=likna
rettighet=rett plikt=plikt lov=lov lovgivning=lovgjeving lovgiver=lovgjevar arbeidsgiver=arbeidsgivar oppdragsgiver=oppdragsgivar oppdragsgiver=oppdragsgjevar rådgiver=rådgjevar långiver=långivar giver=gjevar arbeidsgiver=arbeidsgjevar veileder=vegleiar veiledning=vegleiing veilede=vegleie
ledende=leiande ledd=ledd leddet=leddet mengde=mengd lengde=lengd høyde=høgd tyngde=tyngd dybde=djupn dybde=djupne dyp=djup bredde=breidde vidde=vidd styrke=styrke svakhet=veikskap svakhet=svakheit svak=veik
sannhet=sanning usannhet=usanning frihet=fridom ungdom=ungdom visdom=visdom sykdom=sjukdom barndom=barndom eiendom=eigedom manndom=manndom rikdom=rikdom fattigdom=fattigdom kristendom=kristendom trelldom=trældom
finner=finn vinner=vinn brenner=brenn renner=renn kjenner=kjenn spinner=spinn river=riv flyter=flyt fryser=frys skriver=skriv innenlands=innanlands utenlands=utanlands vrir=vrid kaffe=kaffi advarsel=åtvaring advare=åtvare gjentatte=gjentekne tross=trass utsatte=utsette
ansatte=tilsette utslitt=utsliten utslitte=utslitne slitt=sliten slitte=slitne liggende=liggjande utløper=utlaupar liten=lita avbrutte=avbrotne hviske=kviskre anbefaler=tilrår imot=imot motsi=motseie motsier=motseier fengselsbetjent=fengselsbetjent betjent=betjent betjene=betene
peke=peike påpeke=påpeike kantine=kantine maskin=maskin avis=avis ingeniør=ingeniør reinsdyr=reinsdyr krets=krins omegn=omegn omegn=omland egn=egn
sommer=sommar gammelt=gamalt gamle=gamle ødelegger=øydelegg true=truge truende=trugande trussel=trugsel barn=barn barna=borna uklar=uklår klar=klår
rom=rom lokale=lokale sykkel=sykkel trykke=trykkje underskudd=underskot overskudd=overskot tilskudd=tilskot skudd=skot avbrutt=avbroten rør=røyr vannverk=vassverk
vannlekkasje=vasslekkasje vannforsyning=vassforsyning vanntilførsel=vasstilførsel hjemmefra=heimanfrå bursdag=fødselsdag vurdert=vurdert nektet=nekta natt=natt
`;

/** Words in every text: they tell nothing about a passage, and a question without these words means the same. */
export const common = new Set(
  `alle alt at av bare berre ble blei blir bli blitt da de deg dei dem den denne der dere det dette disse desse du då e eg ei ein eit eller en enn er et
etter for fordi frå fra få får før gjer gjere gjør gjøre gjort ha hadde han har hos hun ho hva hvem hver hvor hvordan hvorfor i ikke ikkje inn ja jeg kan kom
korleis kunne kva kvar kven kvifor la meg med meir mellom men mer min mot må nei noe noen noko nokon nå no når nær og også om opp oss over på så seg sidan siden
sin sitt si sine skal skulle slik som til um under ut uten utan var ved vere være vi vil ville vår vårt våre vere vert verte vore vært å òg saman sammen`.split(
    /\s+/,
  ),
);
export const commonEnglish = new Set(
  `a about after all also an and any are as at be because been before being but by can could did do does for from had has have he how i if in into is it its
just me more most my no not of on one only or other our out over should so some than that the their them then there these they this to too up us was we were what when
where which who will with would you your`.split(/\s+/),
);

/** Words and endings that look like a part of other words and are none: «tene» and «sten» are not in «tenesten», «vert» is not in «konvertert». */
export const neverInCompounds = new Set([
  ...`enten falt falle eid eide eige emne egne øre ører reiser reser leier andre ane anna annan annen annet avgi avgje band bare bedre ber best betre bety blitt blad både dersom derfor difor eller enda endå enno ennå etter
fek ferre fikk fjern fleire flere flest fram framfor frem føre føres førre før gav gavn gek gikk gir gitt gje gjekk gjer gjerne gjev gjeve gjeven gjør gjøre gode godt had hadde halve hans held heldt hele heller hende hendt hennar hennes henne hos hugs igjen imens ingen inna innan innen
inngå iser jobb kan kjem kome kommer kommet kunne kvar kven kvis lest leste lede led lege lengre lese leser lite liten mange medan mens ment mest mindre minne minst mine mot mykje måtte nes nest neste noe noen noko nokon nok nokre når nær også oppgi
oppnå opna opne opp over rame red reke ren rese rest rete rett røre sagt sak same samme sann sat satt sed seer sees sele seld selv sende sent ser sete seter sett seie si siden sidan siste sine sin sitt skal skap skat ske sked skjer skulle skyld slett slik snart som
sten stein stod stor store stått står så såg tar tas tatt teke teken tek ter til tok tenk tene trang tre tret tro trod trenge unna under upp uroa uroe uten utan ut vakne var vart vel vere vert verte vet vete veit vil ville vis vise viser vist viste vite vone vore være vært yngre ytre øve over`.split(
    /\s+/,
  ),
  'her',
]);

/** Nouns that are shorter than what is else taken for a part. */
export const shortNouns =
  'tid råd sak mål lag dag liv lov vei veg syn hus tal bok dom fag mat rom rot sum tog bil båt hav rett'.split(' ');
