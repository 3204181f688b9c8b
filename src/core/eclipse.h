/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a new or full moon is an eclipse somewhere on Earth. */
#ifndef ORR_CORE_ECLIPSE_H
#define ORR_CORE_ECLIPSE_H

#include <stdbool.h>

#include "core/kernel.h"

/**
 * Whether the penumbra of the Moon (at a new moon) touches the Earth, or that of the Earth (at a full one) the Moon: the least distance of Moon
 * and Sun, or of Moon and shadow, as the straight line through two skies has it, is below the sum of their radii.
 *
 * @param sky  two instants an hour or two apart around the lunation
 * Source    shadows: F. Espenak, J. Meeus, Five Millennium Canon of Lunar Eclipses, 2009, 1.3 (Danjon's enlargement of the Earth by 1.01), and of
 *           Solar Eclipses, 2006. The Earth counts as a ball: what only grazes it may be called wrongly.
 */
bool orr_eclipse_near(const struct orr_sky sky[2], bool full);

#endif
