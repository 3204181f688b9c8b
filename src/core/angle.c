/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on the circle that is not needed at every turn. */
#include "core/angle.h"

double orr_angle_midpoint(double a_deg, double b_deg)
{
	return orr_angle_wrap(a_deg + 0.5 * orr_angle_difference(a_deg, b_deg));
}
