"""Sentences as people write them at work, by the kind they would choose; the first three lists tuned the rule."""

HELP = """
walked Ms Okafor through the returns form on the phone
stayed on the phone with Mr Li until his router was back online
showed the night shift at Acme how to export their report
answered three questions about the contract before the board meeting
called Mrs Brandt back to explain her bill line by line
guided a new customer through the first login
met the buyer at the gate and took her to the right hall
carried a parcel to the car for an elderly customer
translated the safety sheet for the team at Lyon
explained to a student which plan is enough for her
found the right form for Mr Haddad and filled it in with him
gave Acme's intern a tour of the dashboard
sat with the warehouse crew while they tried the new scanner
took a call after hours from a worried landlord
looked up the delivery for a customer at the wrong desk
helped a gentleman in the lobby find the claims office
trained two people at Borealis on the new portal
connected Dana from Nordlicht with our security lead
drove a spare part over to the clinic myself
stayed late so that the customer could finish the month-end close
lent my charger to a visitor whose phone had died
waited with Ms Ito until the taxi came
checked in with Acme after their rough week
sent the onboarding checklist to a customer who felt lost
joined the customer's call to answer the tax question
opened the shop ten minutes early for a mother in a hurry
read the tender out to Mr Novak because his glasses were broken
listened to a frustrated customer for half an hour
pointed a developer to the right page in our docs
supported the pharmacy during their stocktake
talked a nervous user through her first backup
put a caller through to the right person instead of the queue
helped a pensioner set up two-factor on her phone
rang Mr Okoye to go over his quote before the deadline
gave a lost courier directions to bay 4
prepared a summary of the outage for Acme's auditor
shared my screen and went through the pivot table with Jana
took over a chat from Ben so the customer did not have to repeat himself
translated a voicemail from Portuguese for the claims team and the client
offered a customer my desk while her laptop charged
replied to a forum question about our API limits with a working example
accompanied a blind visitor to the third floor
explained the three tariffs to Mrs Kowalski in plain words
picked up the phone at closing time and stayed until her login worked
took a new client round the plant and answered her questions
went to the counter to interpret for a family from Ukraine
gave Acme's accountant a hand with the year-end export
sent a prospect an honest comparison although it favoured our rival
checked every serial number with the technician over video
held the umbrella for a guest all the way to the bus stop
wrote a short how-to for a school secretary who was stuck
introduced the bakery to our logistics partner
"""

SOLVE = """
fixed the invoice for Acme
resolved the double charge on Ms Okafor's card
found out why the labels printed blank and replaced the driver
patched the bug that logged customers out
corrected the wrong address in three orders
repaired the ramp at the side door
rewrote the confusing refund email
removed the broken link from the welcome page
got the stuck shipment released from customs
sorted out the mix-up between two orders
restored the customer's deleted files from last night's backup
reconciled the ledger so that Borealis stops getting reminders
updated the outdated opening hours on the map
cleaned up 40 duplicate contacts before the mailing
noticed that the form failed on phones and shipped a fix
unblocked Acme's upload by raising the limit
debugged the webhook that kept timing out
refunded the fee we charged by mistake
swapped the faulty card reader at desk 3
cleared the backlog of 17 unanswered tickets
changed the default so that nobody is billed twice
added the missing step to the setup guide
tracked down the lost parcel and had it delivered
replaced the worn sign that sent visitors to the wrong floor
automated the report that customers had to ask for
rolled back the release that broke the checkout
settled the dispute about the March statement
closed the gap in the handover that lost two requests
reset the locked account and found the cause
made the error message say what to do
mended the leaking tap in the guest room
fixed a typo in the contract template
spotted that VAT was missing on the Borealis statement and reissued it
rerouted two trucks so the hospital got its oxygen on time
found the cause of the slow search and added an index
got IT to whitelist the customer's domain so mails stop bouncing
reprinted the labels that smudged
shortened the signup form from 14 fields to 5
sealed the gap under the loading door that let rain in on returns
persuaded finance to drop the late fee we had wrongly applied
rewired the doorbell that customers kept ringing in vain
put a note in the wiki so support doesn't have to ask twice
fixed the crash when someone pastes a table into the comment box
noticed the wrong price in the spring catalogue and had it corrected
moved the cable that everybody in the hall tripped over
convinced the carrier to redeliver a parcel they had marked as refused
wrote a script that retries failed payments overnight
negotiated an exception so the charity keeps its old plan
unjammed the ticket printer before the evening rush
aligned sales and legal on one contract version so clients get a single answer
cut the waiting time at reception by opening a second desk
recovered a photo archive that a customer thought was gone
"""

DELIGHT = """
sent flowers to Ms Okafor after her surgery
wrote a handwritten card to our first customer in Porto
surprised Mr Li with a free upgrade on his birthday
brought cake to the clinic for their tenth anniversary
baked cookies for the crew at the dock
sent a congratulations note when Acme won the award
put a small gift in the box for a customer's newborn
called Mrs Brandt just to wish her a happy retirement
made a playlist for the café that plays our radio
gave the kids at the counter balloons
left a thank-you note on the machine we serviced
drew the customer's dog on the parcel
upgraded a stranded family to the big room
recorded a birthday song with the team for Dana
sent a postcard from the trade fair to everyone who could not come
framed the first invoice and gave it to the founder
remembered that he collects stamps and used special ones on the letter
threw in a bonus hour of training as a treat
treated the night shift at Acme to pizza
surprised the school with tickets to the planetarium
made a little video to celebrate their launch
dropped off homemade soup for a customer who was ill
waived the fee as a wedding present
named the test server after the customer's cat to make her smile
sent a box of chocolates to the help desk that helped us
printed a photo book of the building site for the owner
delighted Ms Ito with a tour of the tower at sunset
gave our longest customer an unexpected discount
organised a surprise party for the volunteer of the year
welcomed the guests with hot chocolate in the snow
sent Ms Ito a sketch of her shop window for its first anniversary
slipped a thank-you card signed by the whole depot into the delivery
arranged a sunrise tour for a guest who had missed his flight
congratulated a customer on her PhD with a bunch of tulips
learned a few words of Welsh to greet the visiting team
mailed a jar of our own honey to the clinic
gave the twins in the waiting room colouring books
upgraded Mr Haddad to express shipping for free because it was his daughter's birthday
hid a funny message in the release notes for our most loyal tester
brought ice cream to the site crew on the hottest day
left a box of pastries for the night nurses on the ward we serve
painted the logo of the village club on their new mower
sent Mr Novak a photo of his first order from ten years ago
invited our smallest customer to speak at the summit dinner
wished the twins of Mrs Ito luck for their exams with a funny card
gave a stranded tourist my spare ticket for the ferry
knitted a tiny hat for the baby of a long-time client
surprised the support desk at Acme with a crate of mangoes
played the guest's favourite song in the lobby when she came back
added a hidden animation for a customer's tenth year with us
"""

# Written after the tuning, and never tuned on.

HELD_OUT_HELP = """
helped a new admin at Contoso invite her team
talked Mr Ferrari through resetting his password
sent Ms Okafor the link to the right form and waited until it went through
spent half an hour on a call with a customer who could not find her order
showed a colleague from field service how to read the customer's history
took over the escalation for Priya while she was at the doctor
explained to procurement at Acme how our prices are made up
gave a customer a quick demo of the filters she was looking for
ordered a taxi for a guest whose train was cancelled
answered an angry review and called the customer to listen
"""

HELD_OUT_SOLVE = """
fixed the broken login link in the welcome email
corrected the tax rate on eleven invoices before they went out
found the bug that doubled the shipping costs and deployed a fix
got the wrong delivery picked up and the right one out the same day
changed the voicemail text because customers kept calling the old number
refunded a customer who was charged twice
added alerts so we see a failing import before the customer does
rewrote the FAQ entry that everybody misunderstood
replaced the flickering lamp above the counter
cleaned up the account list so that reps stop calling people who left
"""

HELD_OUT_DELIGHT = """
sent a birthday card to a customer who told us about her party
surprised the team at Acme with a cake for their go-live
put a handwritten note into the first order of every new customer this week
upgraded a couple on their honeymoon to the suite
brought coffee and croissants to the people queuing in the rain
made a short video to thank a customer for five years with us
gave a little girl a tour of the cockpit
remembered that Mr Li loves jazz and sent him two concert tickets
sent flowers to a client who is in hospital
added a free month for a charity as a thank you
"""
