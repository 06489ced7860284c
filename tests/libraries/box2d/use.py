"""Bodies fall, meet and are joined; what was taken out of a world is stale once something of it was destroyed; what is wrong is said."""

import copy
import gc
import math

import boxes as b2


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit("no error")


def new_body(world, kind, x, y):
    make = b2.b2BodyDef()
    make.type = kind
    make.position = b2.b2Vec2(x, y)
    return world.CreateBody(make)


def near(a, b, by=0.05):
    return abs(a - b) < by


static, dynamic = b2.b2BodyType.b2_staticBody, b2.b2BodyType.b2_dynamicBody
world = b2.b2World(b2.b2Vec2(0, -10))
ground = new_body(world, static, 0, -10)
box = b2.b2PolygonShape()
box.SetAsBox(50, 10)
floor = ground.CreateFixture(box, 0)
body = new_body(world, dynamic, 0, 4)
box.SetAsBox(1, 1)
make = b2.b2FixtureDef()
make.density, make.friction = 1, 0.3
fixture = body.CreateFixture(make, box)
assert world.GetBodyCount() == 2 and near(body.GetMass(), 4) and body.GetWorld().GetBodyCount() == 2 and near(fixture.GetBody().GetMass(), 4)
assert near(body.GetMassData().mass, 4) and fixture.GetType() == floor.GetType() and near(fixture.GetFriction(), 0.3)

# It falls on the ground, and what was taken out before a step stays what it is.
for _ in range(120):
    world.Step(1 / 60, 6, 2)
assert near(body.GetPosition().y, 1) and near(body.GetAngle(), 0) and world.GetContactCount() == 1
((one, other),) = world.GetContacts()
assert {one.GetBody().GetPosition().y < 0, other.GetBody().GetPosition().y < 0} == {True, False}
assert world.QueryAABB(body.GetFixtureList().GetAABB(0))
hit, point, fraction = world.RayCastFirst(b2.b2Vec2(0, 10), b2.b2Vec2(0, -5))
assert near(hit.GetBody().GetMass(), 4) and near(point.y, 2) and near(fraction, 8 / 15)
assert world.RayCastFirst(b2.b2Vec2(90, 10), b2.b2Vec2(90, -5))[0] is None
body.ApplyLinearImpulse(b2.b2Vec2(0, 20), body.GetWorldCenter(), True)
assert near(body.GetLinearVelocity().y, 5, 0.2)

# Vectors and shapes by themselves.
v = b2.b2Vec2(3, 4)
assert v.Length() == 5 and (v + b2.b2Vec2(1, 1)).x == 4 and (-v).y == -4 and v == b2.b2Vec2(3, 4)
v += b2.b2Vec2(1, 0)
assert v.x == 4
circle = b2.b2CircleShape()
circle.m_radius = 2
assert near(circle.ComputeMass(1).mass, 4 * math.pi) and circle.TestPoint(b2.b2Transform(b2.b2Vec2(0, 0), b2.b2Rot(0)), b2.b2Vec2(1, 1))
triangle = b2.b2PolygonShape()
triangle.Set([b2.b2Vec2(0, 0), b2.b2Vec2(2, 0), b2.b2Vec2(0, 2)])
assert len(triangle.GetVertices()) == 3 and near(triangle.ComputeMass(1).mass, 2) and triangle.Validate()
chain = b2.b2ChainShape()
chain.CreateLoop([b2.b2Vec2(0, 0), b2.b2Vec2(1, 0), b2.b2Vec2(1, 1)])
chain.CreateLoop([b2.b2Vec2(0, 0), b2.b2Vec2(1, 0), b2.b2Vec2(1, 1)])
assert chain.GetChildCount() == 3 and chain.GetChildEdge(1).m_vertex2.y == 1
where = b2.b2Transform(b2.b2Vec2(0, 0), b2.b2Rot(0))
assert near(triangle.ComputeAABB(where, 0).upperBound.x, 2)
ray = b2.b2RayCastInput()
ray.p1, ray.p2, ray.maxFraction = b2.b2Vec2(-5, 0.5), b2.b2Vec2(5, 0.5), 1
met, how = triangle.RayCast(ray, where, 0)
assert met and near(how.fraction, 0.5)

# Joints.
arm = new_body(world, dynamic, 20, 5)
circle.m_radius = 0.5
arm.CreateFixture(circle, 1)
hinge = b2.b2RevoluteJointDef()
hinge.Initialize(ground, arm, b2.b2Vec2(18, 5))
hinge.enableMotor, hinge.motorSpeed, hinge.maxMotorTorque = True, 2, 1000
joint = world.CreateJoint(hinge, ground, arm)
assert type(joint) is b2.b2RevoluteJoint and joint.GetBodyB().GetPosition() == arm.GetPosition() and len(arm.GetJoints()) == 1 and joint.GetType() == hinge.type
slide = b2.b2PrismaticJointDef()
cart = new_body(world, dynamic, 30, 5)
cart.CreateFixture(circle, 1)
slide.Initialize(ground, cart, cart.GetPosition(), b2.b2Vec2(1, 0))
slider = world.CreateJoint(slide, ground, cart)
gear = b2.b2GearJointDef()
gear.ratio = 1
geared = world.CreateGear(gear, joint, slider)
assert type(geared) is b2.b2GearJoint and world.GetJointCount() == 3
for _ in range(30):
    world.Step(1 / 60, 6, 2)
assert joint.GetJointAngle() > 0.5 and slider.GetJointTranslation() < 0
joint.SetLimits(-1, 1)
wrong(lambda: joint.SetLimits(1, -1), ValueError, "lower limit")

# What goes takes its own with it, and nobody can use what it was.
world.DestroyJoint(slider)   # the gear goes too
for gone in (slider, geared, joint, arm, cart, body, fixture, one):
    wrong(lambda gone=gone: gone.GetNext() if hasattr(gone, "GetNext") else gone.GetBody(), b2.StaleError, "")
assert world.GetJointCount() == 1
first = world.GetBodyList()
while first.GetType() != static:
    first = first.GetNext()
world.DestroyBody(first)     # with its fixture, its contacts, and the joint
wrong(first.GetMass, b2.StaleError, "")
assert world.GetBodyCount() == 3 and world.GetJointCount() == 0
left = world.GetBodyList()
part = left.GetFixtureList()
shape = part.GetShape()
left.DestroyFixture(part)
wrong(part.GetBody, b2.StaleError, "")
wrong(shape.GetChildCount, b2.StaleError, "")
for _ in range(10):
    world.Step(1 / 60, 6, 2)

# A world lives as long as what is of it.
other = b2.b2World(b2.b2Vec2(0, 0))
lonely = new_body(other, dynamic, 1, 2)
del other
gc.collect()
assert lonely.GetPosition().y == 2 and lonely.GetWorld().GetBodyCount() == 1

# What Box2D would end the process for is said.
bodies = [new_body(world, dynamic, x, 50) for x in (0, 5)]
empty, line, bad = b2.b2PolygonShape(), b2.b2PolygonShape(), b2.b2BodyDef()
line.SetAsBox(0, 0)
bad.position = b2.b2Vec2(float("nan"), 0)
held = bodies[0].CreateFixture(circle, 1)
for call, said in (
    (lambda: bodies[0].CreateFixture(empty, 1), "no area"),
    (lambda: bodies[0].CreateFixture(line, 1), "no area"),
    (lambda: line.ComputeMass(1), "no area"),
    (lambda: bodies[0].CreateFixture(b2.b2ChainShape(), 1), "no edges"),
    (lambda: bodies[0].CreateFixture(circle, -1), "density"),
    (lambda: held.SetDensity(float("nan")), "density"),
    (lambda: empty.Set([b2.b2Vec2(0, 0)] * 3), "no area"),
    (lambda: empty.Set([b2.b2Vec2(n, 0) for n in range(5)]), "no area"),
    (lambda: empty.Set([b2.b2Vec2(n, n * n) for n in range(9)]), "3 to 8"),
    (lambda: chain.CreateChain([b2.b2Vec2(0, 0)] * 2, b2.b2Vec2(0, 0), b2.b2Vec2(0, 0)), "same place"),
    (lambda: world.CreateBody(bad), "nowhere"),
    (lambda: world.CreateJoint(hinge, bodies[0], bodies[0]), "two bodies"),
    (lambda: world.CreateJoint(hinge, bodies[0], lonely), "another world"),
    (lambda: world.CreateJoint(gear, *bodies), "gears are of joints"),
):
    wrong(call, ValueError, said)
wrong(lambda: chain.GetChildEdge(3), IndexError, "not so many parts")
wrong(lambda: held.GetAABB(1), IndexError, "not so many parts")
for call in (
    lambda: world.CreateBody(None),
    lambda: world.CreateJoint(None, *bodies),
    lambda: hinge.Initialize(None, None, b2.b2Vec2(0, 0)),
    lambda: bodies[0].CreateFixture(None, 1),
    lambda: copy.copy(world),
    lambda: copy.copy(held),
    lambda: copy.copy(chain),
    lambda: b2.b2Body(),
    lambda: b2.b2JointDef(),
    lambda: v(7),
):
    wrong(call, TypeError, "")
for call in (lambda: setattr(hinge, "type", 1), lambda: setattr(triangle, "m_count", 7), lambda: setattr(circle, "m_type", 2),
             lambda: setattr(held.GetShape(), "m_radius", 5)):   # fmt: skip
    wrong(call, (AttributeError, ValueError, TypeError, b2.BorrowError), "")

# A call that destroys and fails has made stale what there was, too.
wrong(lambda: bodies[1].DestroyFixture(held), ValueError, "another body")
wrong(held.GetBody, b2.StaleError, "")
wrong(lambda: world.DestroyBody(lonely), ValueError, "another world")
assert lonely.GetPosition().y == 2
wrong(lambda: world.DestroyBody(None), TypeError, "")
wrong(lambda: new_body(world, dynamic, 0, 0).DestroyFixture(None), TypeError, "")
