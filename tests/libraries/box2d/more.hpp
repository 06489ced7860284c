// What Box2D says in comments and assertions alone: what must be there, what fits, and what goes with what is destroyed.
#pragma once
#include <box2d/box2d.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace more {

inline void require(bool is_right, const char *what) {
  if (!is_right) throw std::invalid_argument(what);
}
inline bool is_positive(float number) { return b2IsValid(number) && number >= 0.0f; }

// ---- shapes

inline bool has_area(const b2Vec2 *points, std::int32_t count) {
  float most = 0.0f;
  for (std::int32_t i = 0; i < count; ++i)
    for (std::int32_t j = i + 1; j < count; ++j)
      for (std::int32_t k = j + 1; k < count; ++k)
        most = std::max(most, b2Abs(b2Cross(points[j] - points[i], points[k] - points[i])));
  return b2IsValid(most) && most > 1e-3f;
}
inline const b2Shape &usable(const b2Shape &shape) {
  if (shape.GetType() == b2Shape::e_polygon) {
    const auto &polygon = static_cast<const b2PolygonShape &>(shape);
    require(polygon.m_count >= 3 && has_area(polygon.m_vertices, polygon.m_count), "the polygon has no area");
  }
  if (shape.GetType() == b2Shape::e_circle)
    require(static_cast<const b2CircleShape &>(shape).m_p.IsValid(), "the circle is nowhere");
  if (shape.GetType() == b2Shape::e_edge) {
    const auto &edge = static_cast<const b2EdgeShape &>(shape);
    require(b2IsValid(b2DistanceSquared(edge.m_vertex1, edge.m_vertex2)), "the edge is nowhere");
  }
  require(shape.GetChildCount() > 0, "the chain has no edges");
  require(is_positive(shape.m_radius), "the radius is no number of metres");
  return shape;
}
inline std::int32_t child(const b2Shape &shape, std::int32_t index) {
  if (index < 0 || index >= usable(shape).GetChildCount()) throw std::out_of_range("the shape has not so many parts");
  return index;
}

inline void Set(b2PolygonShape &polygon, const std::vector<b2Vec2> &points) {
  require(points.size() >= 3 && points.size() <= b2_maxPolygonVertices, "a polygon has 3 to 8 corners");
  require(has_area(points.data(), static_cast<std::int32_t>(points.size())), "the polygon has no area");
  polygon.Set(points.data(), static_cast<std::int32_t>(points.size()));
}
inline std::vector<b2Vec2> GetVertices(const b2PolygonShape &polygon) {
  return {polygon.m_vertices, polygon.m_vertices + polygon.m_count};
}

inline std::int32_t apart(const std::vector<b2Vec2> &points, std::size_t least) {
  require(points.size() >= least, "a chain has at least 2 corners, a loop 3");
  for (std::size_t i = 1; i < points.size(); ++i)
    require(b2DistanceSquared(points[i - 1], points[i]) > b2_linearSlop * b2_linearSlop, "two corners are at the same place");
  return static_cast<std::int32_t>(points.size());
}
inline void CreateLoop(b2ChainShape &chain, const std::vector<b2Vec2> &points) {
  const std::int32_t count = apart(points, 3);
  chain.Clear();
  chain.CreateLoop(points.data(), count);
}
inline void CreateChain(b2ChainShape &chain, const std::vector<b2Vec2> &points, const b2Vec2 &previous, const b2Vec2 &next) {
  const std::int32_t count = apart(points, 2);
  chain.Clear();
  chain.CreateChain(points.data(), count, previous, next);
}
inline std::vector<b2Vec2> GetCorners(const b2ChainShape &chain) { return {chain.m_vertices, chain.m_vertices + chain.m_count}; }
inline b2EdgeShape GetChildEdge(const b2ChainShape &chain, std::int32_t index) {
  b2EdgeShape edge;
  chain.GetChildEdge(&edge, child(chain, index));
  return edge;
}

/// The mass of a shape.
inline b2MassData ComputeMass(const b2Shape &shape, float density) {
  b2MassData data;
  usable(shape).ComputeMass(&data, density);
  return data;
}
inline b2AABB ComputeAABB(const b2Shape &shape, const b2Transform &transform, std::int32_t index) {
  b2AABB box;
  shape.ComputeAABB(&box, transform, child(shape, index));
  return box;
}
inline std::pair<bool, b2RayCastOutput> RayCastShape(const b2Shape &shape, const b2RayCastInput &input,
                                                     const b2Transform &transform, std::int32_t index) {
  require(input.p1.IsValid() && input.p2.IsValid() && is_positive(input.maxFraction), "no ray");
  b2RayCastOutput out{b2Vec2(0.0f, 0.0f), 0.0f};
  const bool hit = shape.RayCast(&out, input, transform, child(shape, index));
  return {hit, out};
}

// ---- the world and its bodies

inline b2Body &CreateBody(b2World &world, const b2BodyDef &def) {
  require(def.position.IsValid() && def.linearVelocity.IsValid() && b2IsValid(def.angle) && b2IsValid(def.angularVelocity),
          "the body is nowhere, or its speed is no number");
  require(is_positive(def.linearDamping) && is_positive(def.angularDamping), "the damping is negative");
  return *world.CreateBody(&def);
}
inline bool uses(b2Joint &joint, const b2Joint &other) {
  if (joint.GetType() != e_gearJoint) return false;
  auto &gear = static_cast<b2GearJoint &>(joint);
  return gear.GetJoint1() == &other || gear.GetJoint2() == &other;
}
/// The gears that connect it go with it.
inline void DestroyJoint(b2World &world, b2Joint &joint) {
  require(joint.GetBodyA()->GetWorld() == &world, "it is of another world");
  for (b2Joint *each = world.GetJointList(); each;) {
    b2Joint *next = each->GetNext();
    if (uses(*each, joint)) world.DestroyJoint(each);
    each = next;
  }
  world.DestroyJoint(&joint);
}
inline void DestroyBody(b2World &world, b2Body &body) {
  require(body.GetWorld() == &world, "it is of another world");
  while (b2JointEdge *edge = body.GetJointList()) DestroyJoint(world, *edge->joint);
  world.DestroyBody(&body);
}

inline b2Fixture &CreateFixture(b2Body &body, const b2FixtureDef &def, const b2Shape &shape) {
  require(is_positive(def.density), "the density is negative");
  b2FixtureDef whole = def;
  whole.shape = &usable(shape);
  return *body.CreateFixture(&whole);
}
inline b2Fixture &CreateFixture(b2Body &body, const b2Shape &shape, float density) {
  require(is_positive(density), "the density is negative");
  return *body.CreateFixture(&usable(shape), density);
}
inline void DestroyFixture(b2Body &body, b2Fixture &fixture) {
  require(fixture.GetBody() == &body, "it is of another body");
  body.DestroyFixture(&fixture);
}
inline void SetMassData(b2Body &body, const b2MassData &data) {
  require(is_positive(data.mass) && is_positive(data.I) && data.center.IsValid(), "the mass is no number");
  require(data.I == 0.0f || data.I > data.mass * b2Dot(data.center, data.center), "the inertia is less than that of its centre");
  body.SetMassData(&data);
}
inline void SetTransform(b2Body &body, const b2Vec2 &position, float angle) {
  require(position.IsValid() && b2IsValid(angle), "the body would be nowhere");
  body.SetTransform(position, angle);
}

/// Its shape, for reading: what has become part of a body must not change.
inline const b2Shape &GetShape(const b2Fixture &fixture) { return *fixture.GetShape(); }
inline void SetDensity(b2Fixture &fixture, float density) {
  require(is_positive(density), "the density is negative");
  fixture.SetDensity(density);
}
inline b2AABB GetAABB(const b2Fixture &fixture, std::int32_t index) {
  require(fixture.GetBody()->IsEnabled(), "the body is not enabled");
  return fixture.GetAABB(child(*fixture.GetShape(), index));
}
inline std::pair<bool, b2RayCastOutput> RayCastFixture(const b2Fixture &fixture, const b2RayCastInput &input, std::int32_t index) {
  return RayCastShape(*fixture.GetShape(), input, fixture.GetBody()->GetTransform(), index);
}

// ---- what meets what: lists of now, for the next step may end any contact

inline std::vector<std::pair<b2Fixture *, b2Fixture *>> GetContacts(b2World &world) {
  std::vector<std::pair<b2Fixture *, b2Fixture *>> out;
  for (b2Contact *each = world.GetContactList(); each; each = each->GetNext())
    if (each->IsTouching()) out.emplace_back(each->GetFixtureA(), each->GetFixtureB());
  return out;
}
inline std::vector<b2Fixture *> QueryAABB(b2World &world, const b2AABB &box) {
  require(box.IsValid(), "no box");
  struct All : b2QueryCallback {
    std::vector<b2Fixture *> found;
    bool ReportFixture(b2Fixture *fixture) override {
      found.push_back(fixture);
      return true;
    }
  } all;
  world.QueryAABB(&all, box);
  return all.found;
}
/// What the ray meets first, where, and how far on its way; None if nothing.
inline std::tuple<b2Fixture *, b2Vec2, float> RayCastFirst(b2World &world, const b2Vec2 &from, const b2Vec2 &to) {
  require(from.IsValid() && to.IsValid() && (to - from).LengthSquared() > 0.0f, "no ray");
  struct First : b2RayCastCallback {
    std::tuple<b2Fixture *, b2Vec2, float> found{nullptr, b2Vec2(0.0f, 0.0f), 1.0f};
    float ReportFixture(b2Fixture *fixture, const b2Vec2 &point, const b2Vec2 &, float fraction) override {
      found = {fixture, point, fraction};
      return fraction;
    }
  } first;
  world.RayCast(&first, from, to);
  return first.found;
}
inline std::vector<b2Joint *> GetJoints(b2Body &body) {
  std::vector<b2Joint *> out;
  for (b2JointEdge *each = body.GetJointList(); each; each = each->next) out.push_back(each->joint);
  return out;
}

// ---- joints

inline void InitializeDistance(b2DistanceJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchorA,
                               const b2Vec2 &anchorB) {
  def.Initialize(&bodyA, &bodyB, anchorA, anchorB);
}
inline void InitializeFriction(b2FrictionJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchor) {
  def.Initialize(&bodyA, &bodyB, anchor);
}
inline void InitializeMotor(b2MotorJointDef &def, b2Body &bodyA, b2Body &bodyB) { def.Initialize(&bodyA, &bodyB); }
inline void InitializeWeld(b2WeldJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchor) {
  def.Initialize(&bodyA, &bodyB, anchor);
}
inline void InitializeRevolute(b2RevoluteJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchor) {
  def.Initialize(&bodyA, &bodyB, anchor);
}
inline void InitializePrismatic(b2PrismaticJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchor, const b2Vec2 &axis) {
  def.Initialize(&bodyA, &bodyB, anchor, axis);
}
inline void InitializeWheel(b2WheelJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &anchor, const b2Vec2 &axis) {
  def.Initialize(&bodyA, &bodyB, anchor, axis);
}
inline void InitializePulley(b2PulleyJointDef &def, b2Body &bodyA, b2Body &bodyB, const b2Vec2 &groundAnchorA,
                             const b2Vec2 &groundAnchorB, const b2Vec2 &anchorA, const b2Vec2 &anchorB, float ratio) {
  require(b2IsValid(ratio) && ratio > b2_epsilon, "the ratio is not above 0");
  def.Initialize(&bodyA, &bodyB, groundAnchorA, groundAnchorB, anchorA, anchorB, ratio);
}

/// A joint of two bodies, whatever bodies the definition was initialized with.
inline b2Joint &CreateJoint(b2World &world, b2JointDef &def, b2Body &bodyA, b2Body &bodyB) {
  require(&bodyA != &bodyB, "a joint is of two bodies");
  require(bodyA.GetWorld() == &world && bodyB.GetWorld() == &world, "a body is of another world");
  require(def.type != e_gearJoint, "gears are of joints: CreateGear");
  if (def.type == e_pulleyJoint) {
    const float ratio = static_cast<b2PulleyJointDef &>(def).ratio;
    require(b2IsValid(ratio) && ratio > b2_epsilon, "the ratio is not above 0");
  }
  if (def.type == e_prismaticJoint) {
    auto &own = static_cast<b2PrismaticJointDef &>(def);
    require(own.lowerTranslation <= own.upperTranslation, "the lower limit is above the upper one");
  }
  def.bodyA = &bodyA;
  def.bodyB = &bodyB;
  b2Joint &made = *world.CreateJoint(&def);
  def.bodyA = def.bodyB = nullptr;
  return made;
}
inline void SetRatio(b2GearJoint &joint, float ratio) {
  require(b2IsValid(ratio), "the ratio is no number");
  joint.SetRatio(ratio);
}
template <class Joint>
void strengthen(Joint &joint, float force, float torque) {
  require(is_positive(force) && is_positive(torque), "the force or torque is negative");
  joint.SetMaxForce(force);
  joint.SetMaxTorque(torque);
}
inline void SetFrictionMost(b2FrictionJoint &joint, float force, float torque) { strengthen(joint, force, torque); }
inline void SetMotorMost(b2MotorJoint &joint, float force, float torque) { strengthen(joint, force, torque); }
inline void SetCorrectionFactor(b2MotorJoint &joint, float factor) {
  require(factor >= 0.0f && factor <= 1.0f, "the factor is not from 0 to 1");
  joint.SetCorrectionFactor(factor);
}
inline b2Joint &CreateGear(b2World &world, b2GearJointDef &def, b2Joint &first, b2Joint &second) {
  for (b2Joint *each : {&first, &second}) {
    require(each->GetType() == e_revoluteJoint || each->GetType() == e_prismaticJoint,
            "gears are of revolute and prismatic joints");
    require(each->GetBodyA()->GetWorld() == &world, "a joint is of another world");
    require(each->GetBodyB()->GetType() == b2_dynamicBody, "the second bodies of a gear's joints are dynamic");
  }
  require(first.GetBodyB() != second.GetBodyB(), "a joint is of two bodies");
  require(b2IsValid(def.ratio), "the ratio is no number");
  def.joint1 = &first;
  def.joint2 = &second;
  def.bodyA = first.GetBodyB();
  def.bodyB = second.GetBodyB();
  b2Joint &made = *world.CreateJoint(&def);
  def.joint1 = def.joint2 = nullptr;
  def.bodyA = def.bodyB = nullptr;
  return made;
}

template <class Joint>
void limit(Joint &joint, float lower, float upper) {
  require(lower <= upper, "the lower limit is above the upper one");
  joint.SetLimits(lower, upper);
}
inline void SetLimits(b2RevoluteJoint &joint, float lower, float upper) { limit(joint, lower, upper); }
inline void SetPrismaticLimits(b2PrismaticJoint &joint, float lower, float upper) { limit(joint, lower, upper); }
inline void SetWheelLimits(b2WheelJoint &joint, float lower, float upper) { limit(joint, lower, upper); }

}  // namespace more
