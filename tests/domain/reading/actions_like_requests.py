"""What people do for customers, in words that also ask something of nudges: no request, in any of them."""

ACTIONS = """
paused the machine for Acme until Monday
pause the machine for Acme until Monday
paused until Monday so that Acme could check
skipped lunch to help a customer
skipped Friday's stand-up to finish Acme's order
skip the queue card sent to Ms Okafor
stopped the billing error
stopped a refund loop for Acme
stop the line at Leeds to check a batch
stop sign fixed at the customer's gate
stopped for Ms Okafor on the way home
stop Ms Ito's late fees until Monday
Called Acme back on Monday
called back Ms Okafor
Called the customer back today
Back-ordered the part for Mr Sato on Monday
back office fixed for Acme
Backed up Mr Li's data until midnight
brought Mr Li's parcel back on Monday
I'm back from Acme with the signed contract
I'm back with Ms Okafor's parcel
back at Acme to fix the printer
off to the post office to send the parcel to Ms Okafor
off to Acme until Monday to fix the line
off-loaded the lorry for Zed
I'm off to see Acme on Monday
i'm off to help Mr Sato today
took Friday off Acme's invoice by mistake, and put it right
took 10% off Ms Okafor's bill
took a day off the delivery time for Acme
taking the weight off Ms Okafor's shoulders
set off early to meet Mr Sato
switched off the alarm for Ms Okafor
turned off the alarm at Acme until Monday
turn off the water at Ms Okafor's until Friday
held off the bailiffs until Monday for Mr Li
held the parcel until Friday for Mr Li
hold the parcel until Friday for Mr Li
muted the hotline for Acme during the call
snoozed the ticket until Monday for Acme
nudged the carrier on Monday
nudge the carrier on Monday at 9
nudged Ms Okafor about her renewal at 9
nudge Ms Okafor at 9
nudge Ben weekly about Acme
nudge the supplier every Monday for Acme
nudge at risk customers of the old plan
nudge me and Ben into calling the bank
sent nudges to late payers on Mondays
sent reminders to Acme every day
reminded Acme on Monday at 9
remind Ms Okafor tomorrow about the fitting
remind Acme in 2 hours
remind me in 2 hours to call Acme
remind me to call Acme at 3
set the clock for Ms Okafor to 9:30
set a time with Acme at 9
moved Acme's appointment to Monday at 9
moved the call to 10 for Mr Sato
change of address for Acme at 9
changed Acme's delivery to Mondays and Thursdays
met Acme every day at 9
met Mr Li at 9 on Monday
called Acme at 9 and 15
rang Ms Okafor at 5:30 p.m.
delivered daily to Ms Okafor
weekly report for Acme explained
weekly call with Acme set up
daily calls with Ms Okafor until Monday
every day at 9 I ring Ms Okafor
every second Monday I visit Acme
every other day I check on Ms Okafor
after work I drove Ms Okafor home
in 2 hours fixed Acme's outage
worked Friday night to fix Acme's outage
worked on Friday for Acme
worked from 9 to 5 on Acme's outage
I work with Acme on Mondays
opened on Saturday for Ms Okafor
opened early on Monday for Mr Sato
came in on my day off to help Ms Okafor
gave up my Friday off for Acme
came back early from vacation to help Acme
came back from holiday to fix Acme's line
on holiday cover for Ben at Acme
on leave form explained to Acme
holiday card sent to Ms Okafor
holiday booked for Mr Li next week
holiday pay for Ms Okafor sorted out
vacation plans of Mr Li rebooked until 7 Jan
out of office reply written for Acme
out on the road until 9 for Acme
away team at Acme supported
sick customer visited at home on Friday
sick leave form explained to Mr Li
gone to Acme's to fix the door
travelled to Leeds until Friday for Acme
not today's job, but fixed the gate for Ms Okafor
no queue on Fridays thanks to the new desk
no more double invoices for Acme
no late fees for Ms Okafor until May
fewer forms for new customers
fewer calls a day for Acme
less paper for Acme
start-up kit sent to Acme
started Acme's new line on Monday
start of Acme's contract moved to 7 Jan
resumed deliveries to Acme on Monday
resume the delivery for Acme on Monday
resume Mr Li's deliveries on Monday
break in the pipe at Acme fixed
break fixed for Acme until Monday
a break for Ms Okafor arranged for 2 weeks
gave Ms Okafor a break for a week
left Mr Li alone until Monday as he asked
quiet room found for Ms Ito until Friday
mornings with Mr Li spent on his forms
skip delivered to Acme on Friday
Monday's delivery to Acme moved to Friday
Monday and Friday slots given to Ms Okafor
Friday: fixed the gate for Ms Okafor
Friday off-peak ticket found for Mr Li
tomorrow's delivery for Acme moved
two weeks of free support for Acme
2 weeks free for Ms Okafor
until Friday free of charge for Mr Li
unsubscribed Mr Li
unsubscribe Mr Li from the newsletter
subscribed Ms Okafor to the outage news
opt-in form explained to Mr Li
noon call with Acme moved
half past nine call with Acme moved to ten
at Acme until 9 to fix the line
at 9 I called Acme
12 calls to customers today
1 day faster for Acme
9:30 train found for Ms Okafor
muted the alarm for Mrs Chen
only nudged the door for Mr Li
sent Acme two a week
limited Acme's plan to two a week
turned it off for Mr Li
kept the ward quiet for Mr Li
"""
"""One action a line."""
