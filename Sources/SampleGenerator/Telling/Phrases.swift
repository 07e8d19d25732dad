/// The stock of sentences that narratives are put together from. Words in braces stand for roles.
enum Phrases {
  /// What happens at home.
  static let abuse = [
    "Most of the harm reported comes at weekends, when {harmer} is short of sleep or of money.",
    "{Victim} describes being watched, checked and put down, with worse to follow when plans change.",
    "What was reported as one row turns out, on reading back, to be the latest of several.",
    "{Harmer} decides who visits, what is spent and when the house is quiet.",
    "Doors have been broken and a phone taken, and each time calm returned only for a while.",
    "{Victim} has learned to keep the peace and says little when others are in the room.",
    "Neighbours hear shouting late in the evening, and {victim} plays it down the next day.",
    "Rows begin over small things and end with {victim} being blamed for them.",
    "Fear shapes the day even when nothing happens, because nobody knows what will set {harmer} off.",
  ]
  /// What goes on after a separation.
  static let apart = [
    "Messages come at all hours and turn from pleading to threat within a day.",
    "{Harmer} turns up without warning and finds reasons to stay at the door.",
    "Leaving did not end it; it changed from blows to following and calling.",
    "{Victim} still plans each day around where {harmer} might be.",
    "Friends are asked where {victim} goes and with whom, and some of them answer.",
    "Money owed is used to start talks that end in insults.",
    "The quiet weeks are the ones that {victim} trusts least.",
  ]
  /// What happened where it happened once or twice.
  static let fewIncidents = [
    "A single evening is described, and {victim} was asked carefully about others.",
    "The row was short and loud and stopped when a neighbour knocked.",
    "{Victim} was pushed once, called for help at once and has felt safe since.",
  ]
  /// What it does at home.
  static let effect = [
    "Sleep and meals suffer first, then friendships.",
    "The effect is slow and steady and shows most in the mornings.",
    "At calm times the household copes well, which is easily taken for safety.",
    "Routines have come back since support began.",
    "Worry about what comes next takes up much of the family's strength.",
    "The bond with {victim} is warm and is the best thing in the household.",
  ]
  /// Words that hold the victim responsible.
  static let blaming = [
    "{Victim} keeps going back and so has not put the family first.",
    "{Victim} provokes the rows and should know better by now.",
    "{Victim} was warned more than once and still did not protect the household.",
  ]
  /// How the danger is seen.
  static let risk = [
    "The danger would grow if {harmer} learned of the plans too early.",
    "Further harm is thought likely at handover times and after bad news.",
    "The picture has been put together from several talks and not from one form alone.",
    "What protects the family most is that {victim} now asks for help early.",
    "The level was talked through with {victim}, who sees it much the same way.",
    "Two things drive the worry: how sudden the outbursts are, and that nobody outside sees them.",
  ]
  static let riskGap = [
    "The notes tell what happened and stop short of saying how great the danger is.",
    "Worries are listed one after another without a view on what may follow.",
    "How likely further harm is, and to whom, has not been worked out this year.",
    "The entry repeats the report that was received and adds no view of its own.",
  ]
  /// What a child says.
  static let said = [
    "The child drew the house with one dark room and said that is where the noise lives.",
    "'I turn the music up so that I do not hear it,' the child said, and then asked to change the subject.",
    "The child would like one evening a week that nobody spoils.",
    "The child counts the steps on the stairs to know what mood is coming.",
    "The child wants the hitting to stop and does not want anyone to be sent away.",
    "On a scale of faces the child chose the worried one for home and the calm one for lessons.",
    "The child said that telling somebody felt like putting down a heavy bag.",
  ]
  /// What a very young child shows.
  static let observed = [
    "The little one turned to {victim} for comfort and settled within a minute.",
    "The little one startled at a slammed door and watched the room for a long time after.",
    "In play the little one stayed close and looked up often to check that all was well.",
    "The little one smiled readily, fed well and relaxed once the room was quiet.",
  ]
  static let unheard = [
    "The home is described in detail, and what it is like to be a child in it is not.",
    "The adults' accounts fill the page; little of it is told from a child's side.",
    "It can't be told from the notes that a child's own account carried any weight.",
  ]
  /// A father or second parent, by the part played.
  static let involved = [
    "{Father} was met twice and talked about the week, the rules at home and what should change.",
    "{Father} knows what the worries are and has said what is possible and what is not.",
    "{Father} was asked about the past, about stress and about hopes for the family.",
  ]
  static let attempted = [
    "{Father} has not answered calls or letters, and another way is being tried.",
    "Two visits were arranged with {father} and both fell through.",
  ]
  static let unsafe = [
    "Contact with {father} was held back for now because it could put others in danger.",
    "{Father} was left out on purpose, and the reason is written down and looked at again.",
  ]
  static let fatherGap = [
    "What part {father} plays in family life is not looked at in this year's work.",
    "Little in the work of this year tells who {father} is to the family.",
    "Decisions were made without a view of {father} as a parent.",
  ]
  /// Work between agencies.
  static let agencies = [
    "Replies came from those asked, and two of them changed the plan.",
    "The people around the family meet, share what is new and agree who does what.",
    "Health staff and police saw different sides, and only together did the pattern show.",
    "One phone call between workers cleared up what three letters had left open.",
  ]
  static let agenciesGap = [
    "The work was done largely alone, and what others know is not part of it.",
    "Others who know the family have little place in this year's notes.",
    "Each service seems to have carried on without the rest.",
  ]
  /// A manager's view.
  static let supervision = [
    "The manager asked what would have to be true for the worry to end, and the plan was sharpened.",
    "Agreed to slow down, look again at earlier entries and test the hopeful view.",
    "The next step and a day for looking at it again were agreed.",
  ]
}
