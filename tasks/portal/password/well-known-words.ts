/**
 * The most frequent words of published breach lists, alone or with digits: words, names, teams, brands, keyboard
 * patterns. As lower-case letters and digits. `check-password.ts` rejects a password that is one of them with up to
 * four digits around it, which covers most of the passwords of 8 to 14 characters in such lists.
 */
export const wellKnownWords: ReadonlySet<string> = new Set(
  `
  aaron abcd abcde abcdef abcdefg abcdefgh aberdeen abigail absolute absolutely access account action adam adidas
  admin administrator admiral adrian adrienne airborne airforce airplane alabama alaska albatros albert alberto
  alejandro alex alexander alexandra alexandre alexis alfred alicia alison alliance allison alpha alphabet alpine
  always alyssa amanda amateur amateurs amazon amber america american amsterda amsterdam anaconda anderson andrea
  andreas andrew android angel angela angelina angels animal animated anthony antonio apache apollo apple applepie
  apples april aragorn arizona arnold arsenal arthur artist asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl
  asdqwe ashleigh ashley asshole assman athena atlanta atlantis attitude audrey august aurora austin australi
  australia autumn avalanch avalon avatar awesome azerty azertyuiop azsxdcfv babe baby babybaby babyblue babyboy
  babydoll babygirl babylon badboy badger bailey ball ballin balloons balls banana bananas bandit bangkok barbara
  barbie barcelon barcelona barney baseball basket basketba basketball bastard batman baxter beach bear bears
  beatles beatrice beautifu beautiful beauty beaver believe benjamin bentley berlin bernard best bigblue bigboy
  bigdaddy bigdick bigdog bigfoot bigmac bigman bigmoney billybob birthday biscuit bitch bitches bitcoin biteme
  black blackberry blackbir blackcat blackhaw blackjack blade blaster blazer blessed blessing blink blizzard blonde
  blondie blood blowjob blue bluebird blueblue bluemoon blues bluesky bobafett bobby bobcat bollocks bond bondage
  bonnie booboo boobs booger boogie boomer booty borussia boss boston bradley brandon brandy braves brazil brenda
  brian brigitte brittany broadway bronco broncos brooke brooklyn brother brown brownie bruins brutus bubba bubble
  bubbles buckshot buddha buddy buddyboy budlight budweise buffalo bulldog bulldogs bullet bullfrog bullseye
  bullshit bunny business buster butter buttercup butterfly butthead button buttons buzzard cadillac caesar calendar
  california calvin camaro camera cameron camille campbell canada canadian candy captain cardinal cardinals carlos
  carmen carolina caroline carpet carrie cartman cartoon casino casper cassie castle catherine cavalier caveman
  celebrity celtic celtics cerberus chainsaw champion champions chance change changeme charger charles charlie
  charlotte charlton cheerleaers cheese chelsea chemical cherokee cherry chester chevelle chevrolet chevy cheyenne
  chicago chicken chickens chiefs children chocolat chocolate chopper chris christ christia christian christie
  christin christina christine christma christmas christop christopher chronic cinderella cinnamon clarinet classic
  claudia claymore clevelan climber clinton cloud cobra cocacola coconut coffee college colonel colorado commando
  company compaq computer concrete confused connor consumer control cookie cookies cooper copper corona corvette
  cougar country courtney cowboy cowboys coyote cracker crawford crazy creative creature cricket cristina crystal
  cupcake daddy daisy dakota dallas dance dancer danger daniel daniela danielle danny dark darkness darkside
  darkstar database david daytona deadman death debbie december default defender delta demo denise dennis denver
  design designer desire desktop destiny detroit developer devil dexter diablo diamond diamonds dickhead diego
  diehard diesel dietcoke digital dilbert dinosaur disney doberman doctor dodger dodgers doggie doggy doghouse
  doitnow dolphin dolphins domino donald donkey douglas downtown dragon dragonball dragons drake dream dreamer
  dreams driver drowssap drpepper drummer ducati dude duncan dustin dynasty eagle eagles eastside eclipse eddie
  eduardo edward einstein electric electron elephant elizabet elizabeth emerald emily eminem emmanuel empire energy
  engineer england enigma enter enterpri enterprise everton excalibur experience explorer express extreme facebook
  falcon family fantasies fantasy farmer father february felipe females fender fernando ferrari fireball firebird
  fireman fish fishing flamingo flash flexible flipper florence florida flounder flower flowers fluffy flyers
  football ford forest forever forget formula fortnite france francesco francis francisco francois frank frankie
  franklin fred freddie freddy free freedom freeman freepass freeuser friday friend friendly friends friendship fuck
  fucker fuckers fucking fuckme fuckoff fuckyou fullmoon future gabriel gabriela galaxy gandalf gangster garden
  garfield gargoyle gateway gators gemini general genesis genius geoffrey george georgia gerard german germany
  geronimo ghost giants gibson ginger giovanni girl girls gizmo gladiato goat goblue goddess godfathe godzilla gold
  goldberg golden goldfish goldstar goldwing golf golfer golfgolf goliath good goodboy goodluck goodman google
  gordon grandma graphics green greenbay greenday gregory griffin guardian guest guinness guitar gundam gunner
  gustavo gymnastic hacker halflife hallo hamilton hammer hamster handsome handyman hannah happiness happy happyday
  hardcore harder hardrock harley harold harrison harry harvey hawaii hawaiian hawkeye hawkeyes hayabusa heart
  heather heaven hedgehog heineken hellfire hello hellokitty helloworld help helpme hendrix henry hercules heritage
  highland hockey holiday holland hollywoo hollywood holyshit home homeboy homemade homepage homer honda honey
  honeybee hoosier hoosiers horizon hornet horny horse horses hotdog hotmail hotrod hotstuff hounddog house
  housewife houston howard hummer hunter hunting huskers icecream iceman iloveu iloveyou impala indian indiana
  infinity inside instagram internet intruder ireland ironman isabel isabella isabelle island jack jackass jackie
  jackson jacob jaguar jake james jamesbon january japan jasmine jason jasper jayden jeffery jeffrey jellybean
  jenkins jennifer jenny jeremiah jeremy jerome jersey jessica jessie jester jesus jesuschrist jillian joanna
  johannes john johnboy johnny johnson jonathan jordan joseph joshua journey juliana junior jupiter justdoit justice
  justin juventus kaiser kangaroo karate karina katherine kathleen katie kawasaki kelly kenneth kermit kevin
  keystone killer kimberly king kingdom kingfish kingston kitten kitty knicks knight labrador lacrosse ladies lakers
  lancer laptop lasvegas laura lauren laurence lawrence leather leedsutd legend legolas leonardo leslie letmein
  letmeinnow liberty life lifehack light limewire lincoln linda lindsay lindsey linkedin linux lion lionking
  lipstick lisalisa little liverpool lizard lizzie logan login logitech london lonely lonewolf longhorn longjohn
  loser louise love lovely loveme lover loverboy lovers loveu loveyou lucas lucifer lucky luckydog macbook madeline
  madison madonna magazine maggie magic magicman magnolia magnum majestic manager manchest manchester manunited
  manutd maradona marcus margaret maria mariah mariana marie marina marine mariners marines marino mario mark
  marlboro marley marlin marshall martha martin martina marvin maryjane master masters matrix matthew maurice
  maverick maximus maxwell meatball meathead meatloaf megaman megan megatron melanie melissa member memphis mercedes
  mercury merlin metallica mexico michael michele michelle michigan mickey microsof microsoft midnight miguel mike
  milkman miller million minecraft minnie miracle miranda mission missouri mistress mitchell modelsne molly monalisa
  monday money moneyman monica monkey monkeys monopoly monster montana montreal moon morgan morpheus morris morrison
  mortimer mother mountain mozart muffin munchkin murder murphy music musica musicman mustang mylove mypassword
  mysecret myspace naruto nascar natalia natalie natasha nathan nathaniel naughty nelson nemesis netflix netscape
  network newcastl newcastle newport newton newyork nicholas nicole nightmare nikita nintendo nipple nirvana nissan
  nokia northern nothing november nuclear nugget nursing october office officer oklahoma oliver olivia online
  operator orange original orlando oscar ozzy packers paintbal pakistan pamela panasoni panasonic pandora pantera
  panther panthers papa paradigm paradise paramedic paranoid paris parker parola pass passion passpass passport
  password passwords passwort patches patience patricia patrick patriots pavilion peace peaches peanut pearljam
  pebbles pedro peekaboo penguin penguins penis people pepper peter peterson phantom pharmacy phoenix photo photos
  pianoman picasso pickle pierre pineapple pinkfloyd pirate pirates pitbull pizza planet platinum play playboy
  player playstation please poiuytrewq pokemon police poohbear pookie poop popcorn porn porsche portugal poseidon
  positive power precious predator presario presiden preston prince princesa princess private professor prometheus
  property pumpkin puppy purple pussy pussycat python qazwsx qazwsxedc qazxsw qazxswedc qweasd qweasdzxc qweqwe qwer
  qwerasdf qwert qwerty qwertyu qwertyui qwertyuiop qwertz qwertzuiop rabbit rachel racing raiders rainbow rainbows
  raistlin random ranger rangers raptor raquel rascal raymond rebecca recovery redalert redhead redline redneck
  redskins redsox redwing redwings remember renegade reset reynolds rhiannon ricardo richard ripper roadkill
  roadking robert roberto roblox robotech rocket rockford rockstar rocky rolltide ronaldo root rosebud router
  roxanne rugby runner russell russia ryan sabrina saints sakura salasana salvador samantha sammy samson samsung
  samuel samurai sandra sandwich santiago santos sarah saratoga saturday saturn savage savannah scandinavian
  scarface school scooby scooter scorpio scorpion scotland scott scrappy seahawks sebastian secret security seinfeld
  seminole semperfi senators september serenity sergeant service sexy sexygirl sexyman shadow shannon sharks sharon
  shelby sherlock sherwood shithead shopping shorty siemens sierra silence silver silverad simone simple simpson
  simpsons sinclair single skater skippy skittles skywalke skywalker slayer slipknot smashing smokey smooth snapchat
  snickers sniper snoopdog snoopy snowball snowboard snowflake snowman soccer social softail softball software
  soldier solution somethin sony sophia sophie southpar spaceman spanky sparkle sparky spartan special spectrum
  speedy spencer spider spiderma spiderman spirit spitfire sponge spongebob sports spotify spring squirrel srinivas
  staff stallion standard stanford stanley star starbucks starcraf starfire stargate stars startrek starwars stealth
  steelers stella stephani stephanie stephen sterling steve steven stewart stingray stinky stocking stonecol storm
  strawberry streaming student stupid subaru sublime success sucker sugar sullivan summer sundance sunday sunflowe
  sunflower sunny sunnyday sunset sunshine super superfly superman supernova supersta superstar support supreme
  surfer surfing suzuki sweet sweetie sweetnes sweetpea swimmer swimming swordfis swordfish sydney sylvia system
  tardis target tarheels taurus taylor tazmania teacher techno teddybea teddybear temp templar temporary tennessee
  tennis teresa terminal terrapin test tester testing testtest thailand thanatos thankyou thegreat theking theman
  therock thirteen thomas thriller thumper thunder thunderb thursday ticklish tiffany tiger tigers tigger tiktok
  timothy tinkerbell titanic titanium titans together tomcat tommyboy tomorrow toor topgun toronto tottenham toyota
  tracker trailers travel traveler travis treasure trinidad trinity triumph trojan trombone trouble trucker truelove
  trumpet trustme trustno tucker tuesday tunafish turtle tweety twilight twitter typhoon unbelievable underdog
  undertaker underwear unicorn united universal universe university valencia valentin valentina valentine valerie
  vampire vanessa vanhalen vegeta velvet verizon veronica victor victoria victory vietnam viking vikings village
  vincent violet viper virginia virtual vision vladimir volcom volkswagen volleyball voodoo voyager walker walter
  warcraft warlord warrior warriors washington water waterloo webmaste webmaster webster wednesday welcome westham
  westside westwood whatever whatsapp whiskey whisper white whiteout wildbill wildcard wildcat wildcats william
  williams willie willow wilson windows wingman winner winnie winston winter wisdom wishbone wizard wolf wolfgang
  wolfpack wolverin wolverine wolves wonder wonderful wordpass work working world wrangler wrestlin wrestling xavier
  yamaha yankee yankees yellow yosemite yourmom youtube zachary zaqwsx zaqxsw zeppelin zerocool zombie zxcasdqwe
  zxcv zxcvb zxcvbn zxcvbnm zzzz
  00112233 01020304 01234567 0123456789 10203040 11112222 11223344 1122334455 11235813 123321123 12344321 1234512345
  123454321 1234554321 123456780 1234567891 12345679 1236987 123698745 13579246 135792468 1357924680 14725836
  147258369 1472583690 147852369 159357456 159753456 192837465 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 1qazxsw2
  1qwerty 20202020 246813579 25802580 2wsx3edc 31415926 314159265 357159852 36925814 369258147 3edc4rfv 456123789
  456789123 4rfv5tgb 741852963 753951852 78945612 789456123 789456456 852456852 951753852 963852741 987412365
  98745632 987456321 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 aa123456 aa12345678 abc12345 abc123456
  abcd12345 apollo13 asd123asd asdf12345 fordf150 ncc1701 o0i9u8y7 p0o9i8u7 pa55word pass12345 password12345
  q12345678 q123456789 q1w2e3r4 q1w2e3r4t5 q2w3e4r5 qaz123wsx qwe12345 qwe123asd qwe123qwe qwer12345 qwerty12345
  qwerty123456 rush2112 test12345 thx1138 w2e3r4t5 x4ivygaa z1x2c3v4 zaq12wsx zaq1xsw2 zaq1zaq1 zxc123zxc
`
    .trim()
    .split(/\s+/),
);
